"""Moves, what a referral must say, and clocks in working days."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.places.working_days import is_working_day
from hearth.referrals.clock import answer_due, time_left, working_days_between
from hearth.referrals.rules import MOVES, STATES, MoveNotPossible, NotAReferral, check_asking, check_move
from hearth.referrals.tests.conftest import ASKING
from hearth.ui.days import LONDON, clock

days = st.dates(date(2019, 1, 1), date(2032, 12, 31))
MONDAY = datetime(2026, 6, 1, 10, tzinfo=LONDON)


def test_every_state_has_its_moves_and_a_name() -> None:
    assert MOVES.keys() == STATES.keys()


@pytest.mark.parametrize("before", [state for state, after in MOVES.items() if not after])
def test_an_answered_referral_stays_answered(before: str) -> None:
    with pytest.raises(MoveNotPossible, match=STATES[before].lower()):
        check_move(before, "accepted")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reason": "  "}, "why you are referring"),
        ({"lawful_basis": ""}, "lawful basis"),
        ({"family_told": False}, "has not been told"),
    ],
)
def test_a_referral_says_why_and_on_what_footing(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(NotAReferral, match=sentence):
        check_asking(replace(ASKING, **change))  # type: ignore[arg-type]


@given(days, st.integers(0, 500), st.sampled_from(["England", "Scotland", "Northern Ireland"]))
def test_working_days_are_those_counted_one_by_one(first: date, span: int, nation: str) -> None:
    last = first + timedelta(days=span)
    one_by_one = sum(is_working_day(first + timedelta(days=each), nation) for each in range(1, span + 1))
    assert working_days_between(first, last, nation) == one_by_one


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (timedelta(minutes=1), "1 minute left"),
        (timedelta(hours=5), "5 hours left"),
        (timedelta(days=7), "5 working days left"),
        (-timedelta(hours=2), "Overdue by 2 hours"),
        (-timedelta(days=3), "Overdue by 1 working day"),
    ],
)
def test_how_long_is_left_in_words(due: timedelta, words: str) -> None:
    assert time_left(MONDAY + due, MONDAY, "England") == words


def test_hours_of_a_weekend_are_not_counted_out() -> None:
    assert time_left(MONDAY, MONDAY - timedelta(hours=52), "England") == f"Until Monday at {clock(MONDAY)}"


def test_at_a_weekend_the_clock_has_not_begun() -> None:
    sunday = MONDAY - timedelta(days=1)
    assert time_left(answer_due(sunday, "England"), sunday, "England") == "5 working days left"
