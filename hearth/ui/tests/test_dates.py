from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from hearth.ui import days
from hearth.ui.dates import PartialDate

ON = date(2026, 6, 3)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("6", date(2019, 6, 4), date(2020, 6, 3)),
        ("six", date(2019, 6, 4), date(2020, 6, 3)),
        ("about six", date(2018, 6, 4), date(2021, 6, 3)),
        ("6 or 7 years old", date(2018, 6, 4), date(2020, 6, 3)),
        ("8 months", date(2025, 9, 4), date(2025, 10, 3)),
        ("two weeks old", date(2026, 5, 14), date(2026, 5, 20)),
        ("three-year-old", date(2022, 6, 4), date(2023, 6, 3)),
    ],
)
def test_an_age_becomes_the_days_it_allows(words: str, earliest: date, latest: date) -> None:
    assert PartialDate.born_aged(words, on=ON) == PartialDate(earliest, latest, words)


@pytest.mark.parametrize("words", ["quite little", "she starts school soon", "", "99 999"])
def test_words_that_give_no_age_are_kept_as_told(words: str) -> None:
    assert PartialDate.born_aged(words, on=ON) == PartialDate(None, None, words)


@given(st.dates(date(2005, 1, 1), ON), st.booleans())
def test_a_true_age_always_allows_the_true_birthday(born: date, roughly: bool) -> None:
    years = relativedelta(ON, born).years
    known = PartialDate.born_aged(f"{'about ' if roughly else ''}{years}", on=ON)
    assert known.earliest <= born <= known.latest  # type: ignore[operator]


@given(st.text(max_size=40))
def test_no_words_about_age_break_anything(words: str) -> None:
    assert PartialDate.born_aged(words, on=ON).as_told == words


def test_a_date_that_ends_before_it_begins_is_no_date() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        PartialDate(date(2026, 2, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        (PartialDate.exactly(date(2019, 6, 3)), "3 June 2019"),
        (PartialDate.month(2019, 6), "June 2019"),
        (PartialDate.year(2019), "2019"),
        (PartialDate.born_aged("about six", ON), "“about six”: between June 2018 and June 2021"),
        (PartialDate(None, None, "quite little"), "“quite little”"),
        (PartialDate(None, None), "not known"),
        (None, "not known"),
    ],
)
def test_partial_dates_in_words(known: PartialDate | None, shown: str) -> None:
    assert days.partial_day(known) == shown


@pytest.mark.parametrize(
    ("born", "shown"),
    [
        (date(2022, 6, 3), "4 years"),
        (date(2022, 6, 4), "3 years"),
        (date(2025, 2, 3), "16 months"),
        (date(2025, 11, 3), "7 months"),
        (date(2026, 5, 13), "3 weeks"),
        (date(2026, 6, 2), "1 day"),
        (date(2026, 6, 4), "not yet born"),
        (PartialDate.year(2019), "6 to 7 years"),
        (PartialDate.year(2024), "17 months to 2 years"),
        (PartialDate(None, None, "little"), "age not known"),
    ],
)
def test_ages(born: date | PartialDate, shown: str) -> None:
    assert days.age(born, ON) == shown


def test_unborn() -> None:
    assert days.unborn(date(2026, 6, 3), ON) == "unborn, due 3 June"
    assert days.unborn(date(2027, 1, 9), ON) == "unborn, due 9 January 2027"
    assert days.unborn(None) == "unborn, due date not known"


def test_moments_are_shown_on_a_london_clock() -> None:
    assert days.day_and_time(datetime(2026, 6, 3, 13, 5, tzinfo=UTC)) == "3 June 2026 at 2:05pm"
    assert days.day_and_time(datetime(2026, 6, 3, 23, 30, tzinfo=UTC)) == "4 June 2026 at 12:30am"
    assert days.clock(datetime(2026, 1, 3, 12, 0, tzinfo=UTC)) == "midday"
    with pytest.raises(ValueError, match="no time zone"):
        days.day(datetime(2026, 6, 3, 13, 5))  # noqa: DTZ001 - the point of it


@pytest.mark.parametrize(
    ("gone", "shown"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=20), "20 minutes ago"),
        (timedelta(hours=5), "today"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=24), "3 weeks ago"),
        (timedelta(days=100), "3 months ago"),
        (timedelta(days=800), "2 years ago"),
        (timedelta(days=-4), "in 4 days"),
    ],
)
def test_ago(gone: timedelta, shown: str) -> None:
    now = datetime(2026, 6, 3, 14, 0, tzinfo=UTC)
    assert days.ago(now - gone, now) == shown


def test_plurals() -> None:
    assert days.plural(1, "visit") == "1 visit"
    assert days.plural(1204, "child", "children") == "1,204 children"
