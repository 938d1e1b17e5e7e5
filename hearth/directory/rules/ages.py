"""Ages, exact to the day. Plain Python.

A bound is kept in completed months, the upper one exclusive: "at most 5" means until the sixth birthday, so `below`
is 72; "at most 18 months" means until the day somebody is 19 months old, so `below` is 19. A directory that writes
half years means months: 0.5 is six of them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from hearth.ui.dates import PartialDate

OLDEST = 130 * 12


class NotAnAge(ValueError):
    """A bound that nobody's age can have."""


@dataclass(frozen=True)
class Ages:
    """From `least` completed months on, until somebody has completed `below`; None is no such bound."""

    least: int | None = None
    below: int | None = None
    unborn: bool = False  # a child who is expected may come too

    @property
    def said(self) -> bool:
        return self.unborn or self.least is not None or self.below is not None


@lru_cache(maxsize=1_024)  # a few people, asked about by hundreds of services
def completed_months(born: date, on: date) -> int:
    """Months completed on a day. Whoever is born on the 31st has a month completed on the last day of a short one."""
    gone = relativedelta(on, born)
    return gone.years * 12 + gone.months


def holds(ages: Ages, born: date, on: date) -> bool:
    months = completed_months(born, on)
    if months < 0 or born > on:
        return ages.unborn
    return (ages.least is None or months >= ages.least) and (ages.below is None or months < ages.below)


def holds_partly(ages: Ages, born: PartialDate, on: date) -> bool | None:
    """As `holds` for a birth date known only between two days; None where one of them fits and the other does not."""
    if born.earliest is None or born.latest is None:
        return None
    answers = {holds(ages, day, on) for day in _days_that_matter(ages, born.earliest, min(born.latest, on), on)}
    return answers.pop() if len(answers) == 1 else None


def _days_that_matter(ages: Ages, earliest: date, latest: date, on: date) -> set[date]:
    """The two ends, and a day between them for each bound: what holds at all of these holds at every day between."""
    days = {earliest, max(earliest, latest)}
    for bound in (ages.least, ages.below):
        if bound is not None:
            edge = on - relativedelta(months=bound)
            days |= {day for day in (edge, edge + relativedelta(days=1)) if earliest <= day <= latest}
    return days


def least_in_months(years: Decimal | float | int) -> int:
    """A lower bound as other directories write it. Raises `NotAnAge`."""
    return round(_checked(years) * 12)


def below_in_months(years: Decimal | float | int) -> int:
    """An upper bound as other directories write it, inclusive: whole years until the next birthday."""
    value = _checked(years)
    return round(value * 12) + (12 if value == value.to_integral_value() else 1)


def least_in_years(months: int) -> int | float:
    return _plain(Decimal(months) / 12)


def most_in_years(below: int, least: int | None = None) -> int | float:
    """The inclusive bound that `below_in_months` reads back as the same, and that is not under the lowest age.

    "At most 12 months" is not "at most 1", which lasts until the second birthday: it is published as 1.01. And "from
    6 months until the first birthday" is not "from 0.5 to 0", though 0 lasts as long: it is published as 0.5 to 0.917.
    """
    whole = below // 12 - 1
    if below % 12 == 0 and whole * 12 >= (least or 0):
        return whole
    years = Decimal(below - 1) / 12
    return float(years) + 0.01 if years == years.to_integral_value() else _plain(years)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else round(float(value), 3)


def _checked(years: Decimal | float | int) -> Decimal:
    value = Decimal(str(years))
    if not value.is_finite() or not 0 <= value * 12 <= OLDEST:
        raise NotAnAge(f"{years} is no age in years.")
    return value
