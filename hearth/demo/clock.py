"""A year and a half in a minute: stories that sleep until their next day, woken in the order in which days come."""

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

import time_machine

from hearth.ui.days import LONDON

Story = Iterator[datetime]


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), LONDON)


def weekday(day: date) -> date:
    """That day, or the Monday after it: people here do not work at weekends."""
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


def live(stories: list[Story], until: datetime, after_each: Callable[[], None], tell: Callable[[float], None]) -> None:
    """Wake each story when its time comes. What would happen after `until` has not happened yet."""
    order = count()
    waiting: list[tuple[datetime, int, Story]] = []
    for story in stories:
        _sleep(waiting, story, order, until)
    began = waiting[0][0] if waiting else until
    with time_machine.travel(began, tick=False) as traveller:
        while waiting:
            moment, _, story = heapq.heappop(waiting)
            traveller.move_to(moment)
            tell((moment - began) / (until - began))
            _sleep(waiting, story, order, until)
            after_each()


def _sleep(waiting: list[Any], story: Story, order: Iterator[int], until: datetime) -> None:
    moment = next(story, None)
    if moment is not None and moment <= until:
        heapq.heappush(waiting, (moment, next(order), story))
