from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.places.working_days import (
    SUBDIVISIONS,
    add_working_days,
    is_out_of_hours,
    is_working_day,
    next_working_day,
)
from hearth.ui.days import LONDON

MOMENTS = st.datetimes(
    datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2035-01-01"), timezones=st.just(UTC)
)
NATIONS = st.sampled_from(sorted(SUBDIVISIONS))


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("arrives", "days", "due"),
    [
        ("2026-06-02T14:00", 1, "2026-06-03T14:00"),  # Tuesday
        ("2026-06-05T16:30", 1, "2026-06-08T16:30"),  # Friday to Monday
        ("2026-06-06T11:00", 1, "2026-06-09T09:00"),  # Saturday counts as Monday at nine
        ("2026-12-24T10:00", 1, "2026-12-29T10:00"),  # Christmas, and Boxing Day's substitute
        ("2026-10-23T10:00", 1, "2026-10-26T10:00"),  # the clocks go back; the hour on the wall stays
        ("2026-06-06T11:00", 0, "2026-06-08T09:00"),
    ],
)
def test_clocks_in_working_days(arrives: str, days: int, due: str) -> None:
    assert add_working_days(london(arrives), days, "England") == london(due)


def test_each_nation_keeps_its_own_holidays() -> None:
    assert not is_working_day(date(2026, 11, 30), "Scotland")  # St Andrew
    assert not is_working_day(date(2026, 3, 17), "Northern Ireland")  # St Patrick
    assert is_working_day(date(2026, 11, 30), "England")
    assert is_working_day(date(2026, 3, 17), "Wales")


@given(MOMENTS, st.integers(0, 30), NATIONS)
def test_a_deadline_is_a_working_day_and_no_sooner_than_so_many_days(start: datetime, days: int, nation: str) -> None:
    due = add_working_days(start, days, nation)
    assert is_working_day(due.date(), nation)
    assert due >= start + timedelta(days=days) - timedelta(hours=1)  # an hour, where the clocks change


@given(MOMENTS, st.integers(0, 10), st.integers(0, 10), NATIONS)
def test_days_add_up(start: datetime, first: int, second: int, nation: str) -> None:
    in_two_steps = add_working_days(add_working_days(start, first, nation), second, nation)
    assert in_two_steps == add_working_days(start, first + second, nation)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), NATIONS)
def test_no_working_day_is_skipped(day: date, nation: str) -> None:
    following = next_working_day(day, nation)
    between = [day + timedelta(days=step) for step in range(1, (following - day).days)]
    assert is_working_day(following, nation)
    assert not any(is_working_day(one, nation) for one in between)


@pytest.mark.parametrize(
    ("at", "closed"),
    [
        ("2026-06-02T09:00", False),
        ("2026-06-02T08:59", True),
        ("2026-06-02T17:00", True),
        ("2026-06-06T12:00", True),
    ],
)
def test_offices_are_open_from_nine_to_five(at: str, closed: bool) -> None:
    assert is_out_of_hours(london(at), "England") is closed


def test_a_moment_needs_a_time_zone_and_a_clock_runs_forward() -> None:
    with pytest.raises(ValueError, match="time zone"):
        add_working_days(datetime.fromisoformat("2026-06-02T14:00"), 1, "England")
    with pytest.raises(ValueError, match="less than no days"):
        add_working_days(london("2026-06-02T14:00"), -1, "England")
