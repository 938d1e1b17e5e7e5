"""Working days and office hours of each nation, on a clock in London.

A clock in working days keeps the time of day: what arrives on Tuesday at 14:00 with one working day is due on
Wednesday at 14:00. What arrives at a weekend or on a bank holiday counts from 09:00 on the next working day.
"""

from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from hearth.ui.days import LONDON, local

SUBDIVISIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}
OFFICE_OPENS = time(9)
OFFICE_CLOSES = time(17)
SATURDAY = 5


@cache
def bank_holidays(nation: str, year: int) -> frozenset[date]:
    """The bank holidays of a nation, substitute days included. Raises `KeyError` for an unknown nation."""
    return frozenset(holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year))


def is_working_day(day: date, nation: str) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays(nation, day.year)


def next_working_day(day: date, nation: str) -> date:
    """The first working day after this one."""
    following = day + timedelta(days=1)
    while not is_working_day(following, nation):
        following += timedelta(days=1)
    return following


def add_working_days(start: datetime, days: int, nation: str) -> datetime:
    """When a clock of so many working days runs out, as a moment in London.

    Raises `ValueError` for a start without a time zone or a negative number of days.
    """
    if days < 0:
        raise ValueError("A clock cannot run for less than no days.")
    begun = _first_working_moment(local(start), nation)
    day = begun.date()
    for _ in range(days):
        day = next_working_day(day, nation)
    return datetime.combine(day, begun.time(), LONDON)


def is_out_of_hours(at: datetime, nation: str) -> bool:
    """Whether council offices are closed: outside 09:00 to 17:00, at a weekend or on a bank holiday."""
    here = local(at)
    return not (is_working_day(here.date(), nation) and OFFICE_OPENS <= here.time() < OFFICE_CLOSES)


def _first_working_moment(begun: datetime, nation: str) -> datetime:
    if is_working_day(begun.date(), nation):
        return begun
    return datetime.combine(next_working_day(begun.date(), nation), OFFICE_OPENS, LONDON)
