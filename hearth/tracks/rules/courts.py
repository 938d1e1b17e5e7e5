"""Court to court: the time from one set of a mother's care proceedings to the next.

Counted in completed months from the day a case was issued to the day the next one was, as research on repeat removals
counts it. Cases that were issued on one day, for two children, are one time before the court.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True)
class Gap:
    """Between two times before the court. `again_while_running`: the next was issued before the first had ended."""

    first: date
    next: date
    months: int
    again_while_running: bool


def gaps(cases: Iterable[tuple[date, date | None]]) -> list[Gap]:
    """`cases`: issued and ended days, in any order. One case has no gap."""
    by_day: dict[date, list[date | None]] = {}
    for issued, ended in cases:
        by_day.setdefault(issued, []).append(ended)
    days = sorted(by_day)
    return [
        Gap(one, two, months_between(one, two), any(end is None or end > two for end in by_day[one]))
        for one, two in pairwise(days)
    ]


def months_between(first: date, second: date) -> int:
    """Completed months; the 31st of January and the 28th of February are not yet one."""
    span = relativedelta(second, first)
    return span.years * 12 + span.months


def first_to_next(mothers: Iterable[Iterable[tuple[date, date | None]]]) -> list[int]:
    """Of each mother with more than one time before the court: months from her first to her second."""
    return [found[0].months for found in (gaps(cases) for cases in mothers) if found]


def middle(months: list[int]) -> float | None:
    return float(median(months)) if months else None
