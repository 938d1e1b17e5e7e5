"""Group courses: dates, places, the waiting list, attendance. Plain Python."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from hearth.casework.rules import NotPossible
from hearth.ui import days

PLACE, WAITING, LEFT = "place", "waiting", "left"
STATES = {PLACE: "Has a place", WAITING: "On the waiting list", LEFT: "Has left"}


@dataclass(frozen=True)
class Waiting:
    """Somebody in line. Of two who asked on one day the one who was written down first comes first."""

    booking: object
    asked_on: date
    id: UUID


def session_times(first: datetime, sessions: int) -> Iterator[datetime]:
    """A session a week, at the same time by the clock on the wall, summer time or not."""
    local = days.local(first)
    return (local + timedelta(weeks=week) for week in range(sessions))


def state_of_a_new_booking(places: int, taken: int) -> str:
    return PLACE if taken < places else WAITING


def next_in_line(waiting: Iterable[Waiting], places: int, taken: int) -> list[object]:
    """Whoever has waited longest gets what is free. `waiting` in any order."""
    free = max(0, places - taken)
    return [each.booking for each in sorted(waiting, key=lambda each: (each.asked_on, each.id))[:free]]


def check_may_leave(state: str, why: str) -> None:
    if state == LEFT:
        raise NotPossible("They have left this course already.")
    if not why.strip():
        raise NotPossible("Say why they leave.")


@dataclass(frozen=True)
class Came:
    """Came to so many of so many sessions held while they had a place."""

    came: int
    of: int

    @property
    def words(self) -> str:
        return f"{self.came} of {self.of}" if self.of else "No session yet"


def attendance(marks: Iterable[bool]) -> Came:
    told = list(marks)
    return Came(sum(told), len(told))
