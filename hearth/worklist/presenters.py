"""Items in finished words, under the headings of a working day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from hearth.ui import days
from hearth.worklist.models import Item

LATE, TODAY, WEEK, LATER = "Overdue", "Today", "In the next seven days", "Later"


@dataclass(frozen=True)
class Task:
    title: str
    href: str
    due: str
    urgent: bool


@dataclass(frozen=True)
class Group:
    heading: str
    tasks: list[Task]


def groups(items: Iterable[Item], now: datetime) -> list[Group]:
    """The same order within each heading; headings with nothing under them are left out."""
    found: dict[str, list[Task]] = {heading: [] for heading in (LATE, TODAY, WEEK, LATER)}
    for item in items:
        found[heading_of(item.due, now)].append(_task(item))
    return [Group(heading, tasks) for heading, tasks in found.items() if tasks]


def heading_of(due: datetime, now: datetime) -> str:
    if due < now:
        return LATE
    day, today = timezone.localdate(due), timezone.localdate(now)
    if day == today:
        return TODAY
    return WEEK if day <= today + timedelta(days=7) else LATER


def _task(item: Item) -> Task:
    return Task(
        title=item.title,
        href=reverse(item.page, args=[item.page_id]),
        due=days.day_and_time(item.due) if item.kind == "decide" else days.day(timezone.localdate(item.due)),
        urgent=item.urgent,
    )
