"""Ages, names and pregnancies."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.families.rules import age_on, name_key, on_a_day, weeks_pregnant

names = st.text(max_size=30)
days = st.dates(date(1950, 1, 1), date(2050, 1, 1))


@pytest.mark.parametrize(
    ("given_names", "family_name", "key"),
    [
        ("Zoë Anne", "O'Brien-Smith", "zoe obriensmith"),
        ("  MIA ", "ashdown", "mia ashdown"),
        ("", "Ashdown", "ashdown"),
        ("محمد", "علي", "محمد علي"),
        ("😀", "", ""),
    ],
)
def test_a_name_is_folded(given_names: str, family_name: str, key: str) -> None:
    assert name_key(given_names, family_name) == key


@given(names, names)
def test_accents_and_capitals_do_not_matter(given_names: str, family_name: str) -> None:
    other = unicodedata.normalize("NFD", given_names)
    assert name_key(given_names, family_name) == name_key(other, family_name)


@given(days, days)
def test_an_age_grows_by_one_a_year(born: date, day: date) -> None:
    assert age_on(born, day.replace(day=min(day.day, 28))) <= age_on(born, day)


def test_a_child_of_29_february_has_a_birthday_every_year() -> None:
    assert age_on(date(2020, 2, 29), date(2023, 2, 28)) == 3


@given(days, st.integers(0, 280))
def test_weeks_of_pregnancy_never_run_backwards(due: date, left: int) -> None:
    day = due - timedelta(days=left)
    assert weeks_pregnant(due, day) <= weeks_pregnant(due, day + timedelta(days=1)) <= 41


def test_at_the_due_date_forty_weeks_are_complete() -> None:
    due = date(2026, 6, 1)
    assert [weeks_pregnant(due, due), weeks_pregnant(due, due - timedelta(days=141))] == [40, 19]


def test_a_period_holds_on_both_its_ends() -> None:
    first, last = date(2026, 1, 1), date(2026, 2, 1)
    assert on_a_day(first, last, first)
    assert on_a_day(first, last, last)
    assert not on_a_day(first, last, date(2026, 2, 2))
    assert on_a_day(None, None, first)
