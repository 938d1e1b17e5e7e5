"""One answer, and two people who write it at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments.rules.answers import Answer, NotPossible, check_answer, collides
from hearth.practice.library import library

INSTRUMENT = library().instrument("graded_neglect_profile")
answers = st.builds(
    Answer, st.sampled_from(["", "1", "5", "words"]), st.sampled_from(["", "unknown", "not_observed"]), st.text()
)


@pytest.mark.parametrize(
    ("item", "answer", "sentence"),
    [
        ("comfort", Answer("6"), "“Comfort” cannot be “6”: choose from 1, 2, 3, 4, 5."),
        ("comfort", Answer("0"), "cannot be “0”"),
        ("comfort", Answer("3", "unknown"), "has both an answer and a reason"),
        ("comfort", Answer("", "on holiday"), "“on holiday” is not a reason"),
        ("charm", Answer("3"), "“charm” is not a question"),
        ("love", Answer("3"), "“love” is not a question"),
    ],
)
def test_what_the_instrument_does_not_know_is_refused_in_a_sentence(item: Any, answer: Any, sentence: Any) -> None:
    with pytest.raises(NotPossible, match=sentence):
        check_answer(INSTRUMENT, item, answer)


def test_the_ends_of_lines_that_a_browser_sends_are_no_change() -> None:
    assert Answer("4", "", "cold\nwet").mark == Answer("4", "", "cold\r\nwet").mark


@given(answers, answers)
def test_what_was_not_touched_never_collides(shown: Any, now: Any) -> None:
    assert not collides(was=shown.mark, now=now, typed=shown)


@given(answers, answers)
def test_what_nobody_else_changed_never_collides(shown: Any, typed: Any) -> None:
    assert not collides(was=shown.mark, now=shown, typed=typed)


@given(answers, answers, answers)
def test_two_different_changes_of_one_answer_collide_and_the_same_change_does_not(
    shown: Any, mine: Any, theirs: Any
) -> None:
    both_changed = shown.mark not in (mine.mark, theirs.mark)
    assert collides(was=shown.mark, now=theirs, typed=mine) == (both_changed and mine.mark != theirs.mark)
