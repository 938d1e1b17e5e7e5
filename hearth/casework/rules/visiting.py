"""Visits: their states, and how many there should have been by now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from hearth.casework.rules import NotPossible
from hearth.practice.definitions.programme import Range

PLANNED, DONE, MISSED, CANCELLED = "planned", "done", "missed", "cancelled"
STATES = {PLANNED: "Planned", DONE: "Done", MISSED: "Missed", CANCELLED: "Cancelled"}
MOVES = {PLANNED: {DONE, MISSED, CANCELLED}, DONE: {DONE}, MISSED: set[str](), CANCELLED: set[str]()}


def check_move(before: str, after: str) -> None:
    """A visit happens once. What was written about one that was done may still be corrected."""
    if after not in MOVES[before]:
        raise NotPossible(f"This visit is already recorded as {STATES[before].lower()}.")


@dataclass(frozen=True)
class Intensity:
    """Visits done in a phase so far, beside the least and the most that are asked for by this day."""

    done: int
    least: int
    most: int

    @property
    def too_few(self) -> bool:
        return self.done < self.least


def intensity(per_week: Range, since: date, on: date, visits: Iterable[date]) -> Intensity:
    """Counted in days, so that half a visit a week is one a fortnight. A week just begun is not yet owed."""
    weeks = max(0, (on - since).days) / 7
    done = sum(since <= day <= on for day in visits)
    return Intensity(done, floor(weeks * per_week.at_least), ceil((weeks + 1) * per_week.at_most))
