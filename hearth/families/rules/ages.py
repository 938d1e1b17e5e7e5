"""Ages and dated periods, as people count them."""

from datetime import date

from dateutil.relativedelta import relativedelta

GROWN_UP = 18


def age_on(born: date, day: date) -> int:
    """Whole years, as people count: a child born on 29 February has a birthday on 28 February in common years."""
    return relativedelta(day, born).years


def birthday(born: date, years: int) -> date:
    """The day somebody becomes so old; where the year lacks the day, as the law has it, the last of February."""
    return born + relativedelta(years=years)


def on_a_day(starts: date | None, ends: date | None, day: date) -> bool:
    """Was a dated period true on this day? Both ends are inclusive."""
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def days_together(one: tuple[date | None, date | None], other: tuple[date | None, date | None], until: date) -> int:
    """How many days two periods share. What ends on a day and what begins on it share none: one gave way to the other.

    A period still open counts until `until`.
    """
    first = max(one[0] or date.min, other[0] or date.min)
    last = min(one[1] or until, other[1] or until)
    return max(0, (last - first).days)
