"""What of a team's costs may be told: with one family, an average is its bill.

Two pages may be laid beside each other: other days, the same team. Families are counted once however long they stay,
but family-days of two stretches add up, so that the one page less the other is a page of its own. It tells of too few
only if on some day there were too few. So family-days, and what is divided by them, are told where on each day work was
open with nobody or with many.

What is left open, knowingly: seven families on one page and eight on another say that one came. Whoever sees costs may
open that record, and what its days cost is told nowhere.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hearth.costs.rules.spending import Cost, Span
from hearth.outcomes.hiding import is_small


@dataclass(frozen=True)
class Told:
    """A figure is None where it is hidden, or where there is nothing to divide by: `few` and `few_on` say which.

    `enough`: the days of the period, if any, that could be told.
    """

    families: int | None
    per_family: Decimal | None
    family_days: int | None
    per_family_day: Decimal | None
    few: bool
    few_on: bool
    enough: Span | None


def told(cost: Cost, period: Span, largest_small: int) -> Told:
    few = is_small(cost.families, largest_small)
    few_on = few or cost.few_on is not None
    return Told(
        None if few else cost.families,
        None if few else cost.per_family,
        None if few_on else cost.family_days,
        None if few_on else cost.per_family_day,
        few,
        few_on,
        None if few else _after(cost.few_on, period),
    )


def _after(few_on: date | None, period: Span) -> Span | None:
    """From the first of a month: the day itself would be the day on which somebody's work began."""
    if few_on is None or period.last is None:
        return None
    first = (few_on.replace(day=1) + timedelta(days=31)).replace(day=1)
    return Span(first, period.last) if first <= period.last else None


def about(minutes: int) -> int:
    """Hours to the nearest five: the hours of one visit cannot be had from the pages of two days."""
    return (minutes + 150) // 300 * 5
