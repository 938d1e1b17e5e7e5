"""Two workers on the same page: nothing is overwritten, and the second sees both texts."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.assessments import actions
from hearth.assessments.models import Analysis, ChildsVoice, Grade
from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer, NotPossible
from hearth.assessments.rules.completeness import FourAnswers
from hearth.assessments.tests.test_pages import address, whole


@pytest.fixture
def both_saw(home: Any, in_scope: Any) -> Any:
    """Sol and Kemi have the page open with one answer on it."""
    with in_scope():
        assessment = home.begin()
        subject = subjects_of(assessment)[0]
        actions.grade(subject=subject, answers={"comfort": Answer("2")}, seen={}, by=home.cast.sol)
    return assessment, subject, {"comfort-was": Answer("2").mark, "comfort": "2"}


def test_the_second_sees_both_texts_and_the_first_stands(home: Any, sign_in: Any, in_scope: Any, both_saw: Any) -> None:
    assessment, subject, page_had = both_saw
    love = address("grade", assessment, subject, "love")
    first = page_had | {"comfort": "4", "comfort-evidence": "Sol saw Ava cry."}
    second = page_had | {"comfort": "5", "comfort-evidence": "Kemi saw her hit.", "warmth": "3"}
    sign_in(home.cast.sol).post(love, first)
    page = sign_in(home.cast.kemi).post(love, second)
    assert "Sol Winters saved while you were writing: 4 Poor Sol saw Ava cry." in whole(page)
    assert "Kemi saw her hit." in whole(page)
    with in_scope():
        kept = {grade.item: (grade.said, grade.evidence) for grade in Grade.objects.all()}
        assert kept == {"comfort": ("4", "Sol saw Ava cry."), "warmth": ("3", "")}


def test_having_seen_both_the_second_may_save(home: Any, sign_in: Any, in_scope: Any, both_saw: Any) -> None:
    assessment, subject, page_had = both_saw
    love = address("grade", assessment, subject, "love")
    sign_in(home.cast.sol).post(love, page_had | {"comfort": "4"})
    kemi = sign_in(home.cast.kemi)
    kemi.post(love, page_had | {"comfort": "5"})
    kemi.post(love, {"comfort": "5", "comfort-was": Answer("4").mark})
    with in_scope():
        assert Grade.objects.get().said == "5"


def test_different_items_of_one_page_do_not_disturb_each_other(
    home: Any, sign_in: Any, in_scope: Any, both_saw: Any
) -> None:
    assessment, subject, page_had = both_saw
    love = address("grade", assessment, subject, "love")
    sign_in(home.cast.sol).post(love, page_had | {"comfort": "4"})
    sign_in(home.cast.kemi).post(love, page_had | {"warmth": "3"})
    with in_scope():
        assert {grade.item: grade.said for grade in Grade.objects.all()} == {"comfort": "4", "warmth": "3"}


def test_a_page_of_answers_is_written_in_one_statement_and_what_was_emptied_goes_in_another(
    home: Any, in_scope: Any, both_saw: Any
) -> None:
    _, subject, page_had = both_saw
    items = [item.id for item in subject.assessment.instrument.area("love").items if item.id != "comfort"]
    answers = {"comfort": Answer()} | {item: Answer("3", evidence="Seen.") for item in items}
    seen = {"comfort": page_had["comfort-was"]}
    with in_scope():
        with CaptureQueriesContext(connection) as asked:
            actions.grade(subject=subject, answers=answers, seen=seen, by=home.cast.kemi)
        kept = {grade.item: (grade.said, grade.evidence, grade.by_name) for grade in Grade.objects.all()}
    assert len(items) > 1
    assert kept == dict.fromkeys(items, ("3", "Seen.", "Kemi Brand"))
    changed = [each["sql"].split()[0] for each in asked.captured_queries if '"assessments_grade"' in each["sql"]]
    assert sorted(changed) == ["DELETE", "INSERT", "SELECT"]


@pytest.mark.parametrize("page", ["four_questions", "voice"])
def test_words_are_not_overwritten_either(home: Any, sign_in: Any, in_scope: Any, both_saw: Any, page: Any) -> None:
    assessment, _, _ = both_saw
    where = address(page, assessment, *([home.ava] if page == "voice" else []))
    name = "words" if page == "voice" else "scale"
    sign_in(home.cast.sol).post(where, {name: "Sol was first", "version": "0"})
    second = sign_in(home.cast.kemi).post(where, {name: "Kemi was second", "version": "0"})
    assert "Sol was first" in whole(second)
    assert "Kemi was second" in whole(second)
    with in_scope():
        kept = ChildsVoice.objects.get().words if page == "voice" else Analysis.objects.get().scale
        assert kept == "Sol was first"
    sign_in(home.cast.kemi).post(where, {name: "Sol was first. Kemi was second.", "version": "1"})
    with in_scope():
        model, field = (ChildsVoice, "words") if page == "voice" else (Analysis, "scale")
        assert getattr(model.objects.get(), field) == "Sol was first. Kemi was second."


def test_a_page_that_was_open_when_somebody_completed_it_saves_nothing(home: Any, in_scope: Any) -> None:
    with in_scope():
        assessment = home.complete()
        subject = subjects_of(assessment)[0]
        with pytest.raises(NotPossible, match="can no longer be changed"):
            actions.grade(subject=subject, answers={"comfort": Answer("5")}, seen={}, by=home.by)
        with pytest.raises(NotPossible, match="can no longer be changed"):
            actions.analyse(assessment=assessment, answers=FourAnswers(), version=1, by=home.by)


def test_what_cannot_be_graded_saves_none_of_it(home: Any, in_scope: Any, both_saw: Any) -> None:
    _, subject, _ = both_saw
    with in_scope():
        with pytest.raises(NotPossible, match="cannot be “6”"):
            actions.grade(subject=subject, answers={"warmth": Answer("3"), "comfort": Answer("6")}, seen={}, by=home.by)
        assert [grade.item for grade in Grade.objects.all()] == ["comfort"]
