"""Cost per family and per day: money and families over the same days, each spread evenly over its own.

A post's yearly cost is spread over the days of each calendar year, a budget over the days for which it was given. A
family counts one day for each day on which its work was open. Cost per family-day is all the money of those days over
all their family-days: an average of a team, and no family's own bill. It says nothing of what would have happened
otherwise, so nothing is ever subtracted from it here.
"""

from calendar import isleap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")


@dataclass(frozen=True)
class Span:
    """Days from first to last, both included; without an end it goes on."""

    first: date
    last: date | None = None

    def within(self, other: "Span") -> "Span | None":
        """What the two have in common; `other` has an end."""
        first = max(self.first, other.first)
        last = other.last if self.last is None else min(self.last, other.last or self.last)
        return Span(first, last) if last is not None and first <= last else None

    @property
    def days(self) -> int:
        if self.last is None:
            raise ValueError("A span without an end has no length.")
        return (self.last - self.first).days + 1


def of_post(pounds_a_year: Decimal, post: Span, period: Span) -> Decimal:
    """What a post cost within a period, in pounds, not rounded."""
    shared = post.within(period)
    if shared is None or shared.last is None:
        return Decimal(0)
    total = Decimal(0)
    for year in range(shared.first.year, shared.last.year + 1):
        part = Span(date(year, 1, 1), date(year, 12, 31)).within(shared)
        if part:
            total += pounds_a_year * part.days / (366 if isleap(year) else 365)
    return total


def of_budget(pounds: Decimal, budget: Span, period: Span) -> Decimal:
    """The share of a budget that falls within a period."""
    shared = budget.within(period)
    return pounds * shared.days / budget.days if shared else Decimal(0)


@dataclass(frozen=True)
class Cost:
    """What a team's work cost in a period. A figure is None where there is nothing to divide by."""

    spent: Decimal
    families: int
    family_days: int
    per_family: Decimal | None
    per_family_day: Decimal | None
    few_on: date | None = None  # the last day on which work was open with some families, and with too few to tell of


def cost(spent: Decimal, work: Iterable[tuple[object, Span]], period: Span, largest_small: int = 0) -> Cost:
    """`work`: a family and the days on which an episode of theirs was open. A day counts once for a family."""
    open_on: dict[object, set[date]] = {}
    for family, span in work:
        shared = span.within(period)
        if shared:
            open_on.setdefault(family, set()).update(_days(shared))
    family_days = sum(len(each) for each in open_on.values())
    there = Counter(day for each in open_on.values() for day in each)
    return Cost(
        pounds(spent),
        len(open_on),
        family_days,
        pounds(spent / len(open_on)) if open_on else None,
        pounds(spent / family_days) if family_days else None,
        max((day for day, families in there.items() if families <= largest_small), default=None),
    )


def pounds(amount: Decimal) -> Decimal:
    """To the penny, halves up."""
    return amount.quantize(PENNY, ROUND_HALF_UP)


def _days(span: Span) -> Iterable[date]:
    return (span.first + timedelta(days=number) for number in range(span.days))
