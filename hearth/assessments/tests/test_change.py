"""What changed, and what of it is more than noise."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments.rules.change import Because, Verdict, area_changes
from hearth.practice.library import library

INSTRUMENT = library().instrument("graded_neglect_profile")
ALL = {item.id: 2 for item in INSTRUMENT.items}
some_grades = st.dictionaries(st.sampled_from(sorted(ALL)), st.none() | st.sampled_from(INSTRUMENT.values), min_size=5)


def love(*history: Any) -> Any:
    changes = area_changes(INSTRUMENT, [ALL | grades for grades in history])
    return next(change for change in changes if change.area.id == "love")


def test_two_grades_are_more_than_noise() -> None:
    change = love({"comfort": 5}, {"comfort": 3})
    assert (change.before, change.after) == (5, 3)
    assert (change.verdict, change.because) == (Verdict.BETTER, Because.FAR_ENOUGH)
    assert [(item.item.id, item.steps) for item in change.items] == [("comfort", -2)]


def test_one_grade_once_is_not_read_as_change() -> None:
    change = love({"comfort": 4}, {"comfort": 3})
    assert (change.verdict, change.because, change.items) == (Verdict.UNSURE, None, ())


def test_one_grade_shown_by_two_assessments_in_a_row_is() -> None:
    change = love({"comfort": 4}, {"comfort": 3}, {"comfort": 3})
    assert (change.verdict, change.because) == (Verdict.BETTER, Because.SHOWN_AGAIN)


def test_one_grade_there_and_back_and_there_again_is_not() -> None:
    assert love({"comfort": 4}, {"comfort": 4}, {"comfort": 3}).verdict == Verdict.UNSURE


def test_an_item_not_observed_the_second_time_does_not_look_like_progress() -> None:
    change = love({"comfort": 5, "warmth": 3}, {"comfort": None, "warmth": 3})
    assert (change.before, change.after, change.verdict) == (3, 3, Verdict.SAME)
    assert [item.id for item in change.left_out] == ["comfort"]


def test_one_bad_item_that_improves_shows_though_its_area_is_still_bad() -> None:
    change = love({"comfort": 5, "warmth": 5}, {"comfort": 2, "warmth": 5})
    assert change.verdict == Verdict.SAME
    assert [item.item.id for item in change.items] == ["comfort"]


def test_nothing_graded_at_both_times_is_not_known() -> None:
    only_once = area_changes(INSTRUMENT, [{"comfort": 4}, {"comfort": None}])
    assert {change.verdict for change in only_once} == {Verdict.UNKNOWN}


def test_the_worst_area_comes_first() -> None:
    changes = area_changes(INSTRUMENT, [ALL, ALL | {"praise": 4, "watching_over": 5}])
    assert [change.area.id for change in changes][:2] == ["safety", "esteem"]


def test_one_assessment_is_no_change() -> None:
    with pytest.raises(ValueError, match="two assessments"):
        area_changes(INSTRUMENT, [ALL])


@given(some_grades, some_grades)
def test_looking_back_turns_better_into_worse(first: Any, last: Any) -> None:
    turned = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    forwards = {change.area.id: change for change in area_changes(INSTRUMENT, [first, last])}
    for back in area_changes(INSTRUMENT, [last, first]):
        there = forwards[back.area.id]
        assert back.steps == -there.steps
        assert back.verdict == turned.get(there.verdict, there.verdict)


@given(some_grades, some_grades)
def test_change_is_claimed_only_from_items_graded_at_both_times(first: Any, last: Any) -> None:
    for change in area_changes(INSTRUMENT, [first, last]):
        for moved in change.items:
            assert None not in (first[moved.item.id], last[moved.item.id])
            assert abs(moved.after - moved.before) >= INSTRUMENT.change.item_grades
        if change.verdict in (Verdict.BETTER, Verdict.WORSE):
            assert abs(change.steps) >= INSTRUMENT.change.item_grades
