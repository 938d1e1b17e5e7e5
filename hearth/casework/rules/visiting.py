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
    missed: int = 0  # the worker came, and could not see them: tried, and never counted as done

    @property
    def too_few(self) -> bool:
        return self.done < self.least

    @property
    def hard_to_reach(self) -> bool:
        """At least two visits were in vain, and those explain why too few were done."""
        return self.too_few and self.missed >= 2 and self.done + self.missed >= self.least


def intensity(
    per_week: Range, since: date, on: date, visits: Iterable[date], *, missed: Iterable[date] = (), left: bool = False
) -> Intensity:
    """Counted in days, so that half a visit a week is one a fortnight. A week just begun is not yet owed.

    `left`: the phase ended on that day, which belongs to the next one.
    """
    weeks = max(0, (on - since).days) / 7

    def within(day: date) -> bool:
        return since <= day < on if left else since <= day <= on

    return Intensity(
        done=sum(map(within, visits)),
        least=floor(weeks * per_week.at_least),
        most=ceil((weeks + (0 if left else 1)) * per_week.at_most),
        missed=sum(map(within, missed)),
    )
