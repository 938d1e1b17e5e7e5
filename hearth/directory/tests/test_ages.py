"""Ages exact to the day, against a naive twin that counts birthdays."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from hearth.directory.rules.ages import (
    Ages,
    NotAnAge,
    below_in_months,
    completed_months,
    holds,
    holds_partly,
    least_in_months,
    least_in_years,
    most_in_years,
)
from hearth.ui.dates import PartialDate

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
BOUNDS = st.one_of(st.none(), st.integers(0, 240))


def test_at_most_five_lasts_until_the_day_before_the_sixth_birthday() -> None:
    five_or_under = Ages(below=below_in_months(5))
    born = date(2020, 3, 15)
    assert holds(five_or_under, born, date(2026, 3, 14))
    assert not holds(five_or_under, born, date(2026, 3, 15))


def test_from_two_begins_on_the_second_birthday() -> None:
    from_two = Ages(least=least_in_months(2))
    assert not holds(from_two, date(2024, 2, 29), date(2026, 2, 27))
    assert holds(from_two, date(2024, 2, 29), date(2026, 2, 28))


def test_half_years_are_months() -> None:
    assert least_in_months(0.5) == 6
    assert below_in_months(1.5) == 19  # until somebody is 19 months old
    assert holds(Ages(below=19), date(2025, 1, 10), date(2026, 8, 9))
    assert not holds(Ages(below=19), date(2025, 1, 10), date(2026, 8, 10))


def test_whoever_is_not_born_yet_comes_only_where_the_unborn_may() -> None:
    due = date(2026, 5, 1)
    assert not holds(Ages(below=72), due, date(2026, 4, 30))
    assert holds(Ages(below=72, unborn=True), due, date(2026, 4, 30))


@pytest.mark.parametrize("years", [-1, 131, 999, float("nan"), float("inf")])
def test_what_is_no_age_is_refused(years: float) -> None:
    with pytest.raises(NotAnAge):
        below_in_months(years)


@given(born=DAYS, on=DAYS, least=BOUNDS, below=BOUNDS)
def test_holds_is_what_counting_birthdays_says(born: date, on: date, least: int | None, below: int | None) -> None:
    expected = born <= on
    if least is not None:
        expected = expected and on >= born + relativedelta(months=least)
    if below is not None:
        expected = expected and on < born + relativedelta(months=below)
    # On the last day of a short month a month born on the 31st counts as completed, as the added months do.
    assert holds(Ages(least, below), born, on) == expected


@given(earliest=DAYS, span=st.integers(0, 900), on=DAYS, least=BOUNDS, below=BOUNDS)
def test_a_birth_date_known_in_part_is_answered_only_where_every_day_agrees(
    earliest: date, span: int, on: date, least: int | None, below: int | None
) -> None:
    ages, latest = Ages(least, below), earliest + timedelta(days=span)
    if earliest > on:
        return
    days = [earliest + timedelta(days=n) for n in range((min(latest, on) - earliest).days + 1)]
    answers = {holds(ages, day, on) for day in days}
    said = holds_partly(ages, PartialDate(earliest, latest), on)
    assert said == (answers.pop() if len(answers) == 1 else None)


@given(months=st.integers(1, 240))
def test_bounds_that_are_published_are_read_back_the_same(months: int) -> None:
    assert below_in_months(most_in_years(months)) == months
    assert least_in_months(least_in_years(months)) == months


@given(least=st.integers(0, 239), span=st.integers(1, 240))
def test_the_highest_age_that_is_published_is_never_under_the_lowest(least: int, span: int) -> None:
    most = most_in_years(least + span, least)
    assert most >= least_in_years(least)
    assert below_in_months(most) == least + span


def test_until_the_first_birthday_from_six_months_on() -> None:
    assert (least_in_years(6), most_in_years(12, 6)) == (0.5, 0.917)
    assert most_in_years(12) == 0
    assert most_in_years(13) == 1.01


@given(born=DAYS, on=DAYS)
def test_completed_months_never_run_backwards(born: date, on: date) -> None:
    assert completed_months(born, on + timedelta(days=1)) >= completed_months(born, on)
