"""Somebody completes or sends back an assessment while another writes: what was typed stays on the page."""

from typing import Any
from unittest import mock

import pytest
from django.urls import reverse

from hearth.assessments import actions
from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer, NotPossible
from hearth.assessments.tests.test_pages import address, whole
from hearth.drafts.queries import draft_of

TYPED = "She said she is hungry at night."


@pytest.mark.parametrize(
    ("name", "field"), [("voice", "words"), ("four_questions", "reason"), ("history", "words"), ("grade", "comfort")]
)
def test_what_was_typed_stands_there_with_the_reason(
    home: Any, sign_in: Any, in_scope: Any, name: str, field: str
) -> None:
    kemi = sign_in(home.cast.kemi)
    with in_scope():
        done = home.complete()
        (subject,) = subjects_of(done)
    more: dict[str, list[Any]] = {"voice": [home.ava], "grade": [subject, "love"]}
    typed = {field: TYPED, "version": "1"} if name != "grade" else {field: "4", f"{field}-evidence": TYPED}
    page = whole(kemi.post(address(name, done, *more.get(name, [])), typed))
    assert "This assessment is completed, so it can no longer be changed." in page
    assert TYPED in page


def test_a_page_for_a_parent_is_kept_as_it_is_typed_and_survives_a_sending_back(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    with in_scope():
        done = home.complete()
    kemi, write = sign_in(home.cast.kemi), address("write", done, home.dana)
    draft = f"parents-{done.pk}-{home.dana.pk}"
    assert reverse("drafts:save", args=[draft]) in kemi.get(write).content.decode()
    kemi.post(reverse("drafts:save", args=[draft]), {"worries": TYPED})
    with in_scope():
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
    words = {"worries": TYPED, "going_well": "Meals", "must_change": "Beds", "who_helps": "Kemi", "version": "0"}
    page = whole(kemi.post(write, words))
    assert "Complete the assessment before you write about it" in page
    assert TYPED in page


def test_a_page_for_a_parent_is_not_approved_once_the_assessment_was_sent_back(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    """Who read it before and ticks the box after is told why; nobody is handed what may not be so."""
    with in_scope():
        done = home.complete()
        words = actions.PlainWords("Meals", "Warmth", "Breakfast", "Kemi")
        summary = actions.write_summary(assessment=done, for_person=home.dana, words=words, version=0, by=home.by)
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
    told = {"checked": "on", "version": str(summary.version)}
    page = whole(sign_in(home.cast.kemi).post(address("parent", done, home.dana), told))
    assert "The assessment was sent back since you read this." in page
    with in_scope():
        assert done.summaries.get().approved_at is None


def test_answers_that_could_not_be_saved_stay_in_the_draft(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        assessment = home.begin()
        (subject,) = subjects_of(assessment)
        actions.grade(subject=subject, answers={"comfort": Answer("2", "", "Held her")}, seen={}, by=home.cast.sol)
    kemi, page = sign_in(home.cast.kemi), address("grade", assessment, subject, "love")
    typed = {"comfort": "4", "comfort-evidence": TYPED, "comfort-was": Answer().mark}
    kemi.post(reverse("drafts:save", args=[f"grades-{subject.pk}-love"]), typed)
    assert "Somebody else changed some of these answers" in whole(kemi.post(page, typed))
    assert draft_of(f"user:{home.cast.kemi.id}", f"grades-{subject.pk}-love")


def test_completing_it_a_moment_after_somebody_else_is_told_in_words(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        done = home.complete()
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
    quicker = mock.patch.object(actions, "complete", side_effect=NotPossible("It is completed already."))
    with quicker:
        page = sign_in(home.cast.kemi).post(address("complete", done), follow=True)
    assert "It is completed already." in whole(page)
