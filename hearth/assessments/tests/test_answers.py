"""One answer, and two people who write it at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments.rules.answers import Answer, NotPossible, check_answer, collides
from hearth.practice.library import library

INSTRUMENT = library().instrument("graded_neglect_profile")
answers = st.builds(
    Answer, st.none() | st.integers(1, 5), st.sampled_from(["", "unknown", "not_observed"]), st.text()
)


@pytest.mark.parametrize(
    ("item", "answer", "sentence"),
    [
        ("comfort", Answer(6), "“Comfort” cannot be graded 6: grades go from 1 to 5."),
        ("comfort", Answer(0), "cannot be graded 0"),
        ("comfort", Answer(3, "unknown"), "has both a grade and a reason"),
        ("comfort", Answer(None, "on holiday"), "“on holiday” is not a reason"),
        ("charm", Answer(3), "“charm” is not an item"),
    ],
)
def test_what_the_instrument_does_not_know_is_refused_in_a_sentence(item, answer, sentence):
    with pytest.raises(NotPossible, match=sentence):
        check_answer(INSTRUMENT, item, answer)


@given(answers, answers)
def test_what_was_not_touched_never_collides(shown, now):
    assert not collides(was=shown.mark, now=now, typed=shown)


@given(answers, answers)
def test_what_nobody_else_changed_never_collides(shown, typed):
    assert not collides(was=shown.mark, now=shown, typed=typed)


@given(answers, answers, answers)
def test_two_different_changes_of_one_answer_collide_and_the_same_change_does_not(shown, mine, theirs):
    both_changed = mine != shown and theirs != shown
    assert collides(was=shown.mark, now=theirs, typed=mine) == (both_changed and mine != theirs)
