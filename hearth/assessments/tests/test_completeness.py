"""What is still missing, in sentences."""

from typing import Any

from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import (
    FourAnswers,
    Heard,
    lacking_in_analysis,
    lacking_in_profile,
    lacking_in_voice,
)
from hearth.assessments.rules.profiles import Whose, profiles_of
from hearth.practice.library import library

INSTRUMENT = library().instrument("graded_neglect_profile")
GRADED = {item.id: Answer("2") for item in INSTRUMENT.items}


def sentences(answers: Any) -> Any:
    profiles = profiles_of(INSTRUMENT, [Whose("7", "ava", "dana", "Ava with Dana", answers=answers)])
    return [lack.sentence for lack in lacking_in_profile(INSTRUMENT, profiles[0])]


def test_a_reason_answers_an_item_as_well_as_a_grade_does() -> None:
    assert sentences(GRADED | {"comfort": Answer("", "not_observed")}) == []


def test_evidence_alone_is_not_an_answer() -> None:
    unfinished = GRADED | {"comfort": Answer("", "", "Ava cried and was left.")}
    assert sentences(unfinished) == ["Love, Ava with Dana: “Comfort” has no answer yet, and no reason why not."]


def test_many_open_questions_are_counted() -> None:
    assert "Love, Ava with Dana: 5 of 5 questions have no answer and no reason why not." in sentences({})


def test_a_flagged_grade_needs_what_was_seen() -> None:
    assert sentences(GRADED | {"comfort": Answer("4", "", "  ")}) == [
        "Love, Ava with Dana: “Comfort” is 4. Write what you saw or heard."
    ]


def test_all_four_questions_are_asked() -> None:
    assert len(list(lacking_in_analysis(FourAnswers()))) == 6
    full = FourAnswers(("not_fed",), False, "Daily", "Underweight", "Anxious", "present", "Debt and drink")
    assert list(lacking_in_analysis(full)) == []


def test_where_no_neglect_is_found_nothing_is_asked_about_it() -> None:
    assert list(lacking_in_analysis(FourAnswers(no_neglect_found=True))) == []


def test_a_child_who_could_not_be_heard_needs_the_reason() -> None:
    assert len(list(lacking_in_voice("1", "Ava", Heard()))) == 2
    assert list(lacking_in_voice("1", "Ava", Heard("", False, "Ava is ten weeks old and was asleep."))) == []
