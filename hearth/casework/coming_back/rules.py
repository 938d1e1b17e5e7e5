"""When a worry after closure is a family that came back. Plain Python."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from hearth.ui import days

WITHIN_MONTHS = 12


@dataclass(frozen=True)
class Ended:
    """Work that has ended, and the first worry told of the family since, if any."""

    what: str
    closed: date
    worried_again: date | None
    family: Hashable  # with one family there may have been several pieces of work


def came_back(ended: Ended) -> bool:
    """Within twelve months. The day of closure is still part of the work."""
    again = ended.worried_again
    return again is not None and ended.closed < again <= ended.closed + relativedelta(months=WITHIN_MONTHS)


def watched_long_enough(ended: Ended, today: date) -> bool:
    """Whether twelve months have passed: before that nobody can say that a family did not come back."""
    return ended.closed + relativedelta(months=WITHIN_MONTHS) <= today


def words(ended: Ended) -> str:
    assert ended.worried_again is not None
    after = days.plural((ended.worried_again - ended.closed).days, "day")
    return f"Somebody was worried again on {days.day(ended.worried_again)}, {after} after {ended.what} had ended."


@dataclass(frozen=True)
class Counted:
    """Of so many families whose work ended long enough ago, so many came back; of the others it is too early."""

    came_back: int
    of: int
    too_early: int
    early_and_back: int


def count(all_ended: Iterable[Ended], today: date) -> Counted:
    """Families, not pieces of work: one with which two programmes worked is counted once."""
    every = list(all_ended)
    old = [each for each in every if watched_long_enough(each, today)]
    young = [each for each in every if not watched_long_enough(each, today)]
    return Counted(
        came_back=_families(filter(came_back, old)),
        of=_families(old),
        too_early=_families(young),
        early_and_back=_families(filter(came_back, young)),
    )


def _families(ended: Iterable[Ended]) -> int:
    return len({each.family for each in ended})
