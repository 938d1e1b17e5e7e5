"""Clocks that run in working days, and how they are read out. Plain Python."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from hearth.places.working_days import add_working_days, bank_holidays, is_working_day, next_working_day
from hearth.referrals.rules import WORKING_DAYS_TO_ANSWER
from hearth.ui.days import clock, local, plural


def answer_due(sent: datetime, nation: str) -> datetime:
    return add_working_days(sent, WORKING_DAYS_TO_ANSWER, nation)


def time_left(due: datetime, now: datetime, nation: str) -> str:
    """“3 working days left”, “40 minutes left”, “Until Monday at 6pm”, “Overdue by 2 hours”."""
    if now > due:
        return f"Overdue by {_span(due, now, nation)}"
    if due - now >= timedelta(hours=24) and not _working_days(now, due, nation):
        return f"Until {local(due):%A} at {clock(due)}"  # over a weekend: hours of which nobody works say nothing
    return f"{_span(now, due, nation)} left"


def _span(first: datetime, last: datetime, nation: str) -> str:
    days = _working_days(first, last, nation)
    if days and last - first >= timedelta(hours=24):
        return plural(days, "working day")
    minutes = int((last - first).total_seconds() // 60)
    return plural(minutes // 60, "hour") if minutes >= 60 else plural(minutes, "minute")


def _working_days(first: datetime, last: datetime, nation: str) -> int:
    return working_days_between(_first_working_day(first, nation), local(last).date(), nation)


def _first_working_day(moment: datetime, nation: str) -> date:
    """A clock that starts at a weekend starts on Monday: on Sunday, five days are five days left."""
    day = local(moment).date()
    return day if is_working_day(day, nation) else next_working_day(day, nation)


@lru_cache(maxsize=4096)  # fifty rows of a queue ask for the same few days
def working_days_between(first: date, last: date, nation: str) -> int:
    """The working days after the first day, up to and including the last; none when the last is not later."""
    return max(_weekdays_to(last) - _weekdays_to(first) - _holidays(first, last, nation), 0)


def _weekdays_to(day: date) -> int:
    """Mondays to Fridays since the calendar began: arithmetic, because a queue asks this for every row."""
    weeks, weekday = divmod(day.toordinal() - 1, 7)  # day 1 of the calendar was a Monday
    return weeks * 5 + min(weekday + 1, 5)


def _holidays(first: date, last: date, nation: str) -> int:
    """Bank holidays on a Monday to Friday after the first day, up to and including the last."""
    years = range(first.year, last.year + 1)
    days = (day for year in years for day in bank_holidays(nation, year))
    return sum(first < day <= last and day.weekday() < 5 for day in days)
