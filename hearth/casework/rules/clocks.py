"""When reviews and follow-ups are due, by the programme's clock."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from hearth.practice.definitions.programme import Reviews
from hearth.ui.days import LONDON

END_OF_DAY = time(17)


def first_review_due(opened: date, reviews: Reviews) -> date:
    return opened + timedelta(weeks=reviews.first_after_weeks)


def next_review_due(held: date, reviews: Reviews) -> date:
    """Counted from the day the last was held, so that a late review does not bring the next one nearer."""
    return held + timedelta(weeks=reviews.then_every_weeks)


def follow_ups_due(closed: date, months: Iterable[int]) -> dict[int, date]:
    """Months counted as people count them: three months after 30 November is the last day of February."""
    return {each: closed + relativedelta(months=each) for each in months}


def by_the_end_of(day: date) -> datetime:
    """The moment a day's work is late."""
    return datetime.combine(day, END_OF_DAY, LONDON)
