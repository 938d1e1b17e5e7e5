"""References, clocks, and the order of the questions."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.concerns.portal.journey import CHOICES, asked_before, next_to_ask
from hearth.concerns.portal.public import PUBLIC
from hearth.concerns.portal.routing import postcode_in
from hearth.concerns.rules import LETTERS, decision_due, new_reference, tidy
from hearth.concerns.way_back import new_key, way_back_from
from hearth.ui.days import LONDON

STEPS = PUBLIC.order


def at(text: Any) -> Any:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-06-02T14:00", "2026-06-03T14:00"),
        ("2026-06-05T16:30", "2026-06-08T16:30"),  # a Friday
        ("2026-12-24T10:00", "2026-12-29T10:00"),  # Christmas, and Boxing Day's substitute
        ("2026-06-06T03:00", "2026-06-09T09:00"),  # a Saturday night counts from Monday morning
    ],
)
def test_one_working_day(received: Any, due: Any) -> None:
    assert decision_due(at(received), "England", today=False) == at(due)


@pytest.mark.parametrize("received", ["2026-06-06T00:01", "2026-06-06T23:59"])
def test_a_child_who_may_not_be_safe_has_until_midnight_even_on_a_saturday(received: Any) -> None:
    assert decision_due(at(received), "England", today=True) == at("2026-06-07T00:00")


def test_references_are_easy_to_read_out() -> None:
    reference = new_reference()
    assert reference.startswith("HTH-")
    assert set(reference[4:]) <= {*LETTERS, "-"}
    assert tidy(reference.lower().replace("-", " ")) == reference


@given(st.text())
def test_whatever_is_typed_as_a_reference_is_tidied_to_letters_and_dashes(written: Any) -> None:
    assert tidy(tidy(written)) == tidy(written)
    assert set(tidy(written)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


def test_the_secret_follows_from_the_key_alone() -> None:
    key = new_key()
    assert way_back_from(key) == way_back_from(key) == tidy(way_back_from(key))
    assert way_back_from(new_key()) != way_back_from(key)


@given(st.sets(st.sampled_from(STEPS)), st.booleans())
def test_the_next_question_is_the_first_unanswered_one(answered: Any, must_choose: Any) -> None:
    step = next_to_ask(STEPS, answered, to_choose=["council"] if must_choose else [])
    assert step not in answered
    if step is None:
        assert set(STEPS) - answered <= set(CHOICES) - ({"council"} if must_choose else set())


def test_the_way_back_leaves_out_what_was_not_asked() -> None:
    assert asked_before(STEPS, "now", to_choose=[]) == "where"
    assert asked_before(STEPS, "now", to_choose=["council"]) == "council"
    assert asked_before(STEPS, "child-7", to_choose=[]) == "now"
    assert asked_before(STEPS, "danger", to_choose=[]) is None


@pytest.mark.parametrize(
    ("said", "postcode"),
    [("at her gran's, ev1 1aa", "EV1 1AA"), ("EV11AA", "EV1 1AA"), ("number 11, the shop", ""), ("", "")],
)
def test_a_postcode_among_other_words(said: Any, postcode: Any) -> None:
    assert postcode_in(said) == postcode
