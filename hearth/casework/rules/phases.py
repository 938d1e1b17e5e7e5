"""Where a family is in a programme. The phases are the programme's own, in its order."""

from dataclasses import dataclass
from datetime import date

from hearth.casework.rules import NotPossible
from hearth.practice.definitions.programme import Phase, Programme


@dataclass(frozen=True)
class Position:
    """A phase on a day: `week` counts from 1; `over` is how many weeks longer it has gone on than usual."""

    phase: Phase
    week: int
    over: int


def week_of(since: date, on: date) -> int:
    """The day that it began is in week 1."""
    return (on - since).days // 7 + 1


def position(programme: Programme, phase: str, since: date, on: date) -> Position:
    defined = programme.phase(phase)
    week = week_of(since, on)
    return Position(defined, week, max(0, week - defined.weeks))


def first(programme: Programme) -> str:
    return programme.phases[0].id


def last(programme: Programme) -> str:
    return programme.phases[-1].id


def within_reach(programme: Programme, phase: str) -> list[Phase]:
    """Where a review may move a family, in order: on by one, back as far as it must, or nowhere."""
    here = _place(programme, phase)
    return list(programme.phases[: here + 2])


def check_move(programme: Programme, before: str, after: str) -> None:
    """A phase is not skipped: what it is for would not have been done."""
    if programme.phase(after) not in within_reach(programme, before):
        skipped = programme.phases[_place(programme, before) + 1]
        raise NotPossible(f"“{skipped.label}” comes first. A phase cannot be skipped.")


def _place(programme: Programme, phase: str) -> int:
    return programme.phases.index(programme.phase(phase))
