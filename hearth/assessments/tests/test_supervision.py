"""A supervisor signs or sends back; drift is asked about, answered by a person, and decides nothing."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from hearth.access.models import User
from hearth.assessments import actions
from hearth.assessments.models import Assessment, DriftAlarm, SignOff
from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer, NotPossible
from hearth.assessments.rules.completeness import Heard
from hearth.assessments.tests.test_any_instrument import begin, say, trained_in
from hearth.assessments.tests.test_pages import address, whole
from hearth.audit.models import AuditEvent
from hearth.chronology.models import Entry
from hearth.chronology.rebuilding import differences
from hearth.practice.library import library
from hearth.practice.training.actions import accredit
from hearth.worklist.models import Item


def to_do(kind: str) -> list[Any]:
    return list(Item.objects.filter(kind=kind, done_at=None))


def test_a_completed_one_waits_for_the_teams_supervisor(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        done = home.complete()
        (asked,) = to_do("sign_assessment")
        assert asked.worker_id == home.cast.sol.id
    assert sign_in(home.cast.kemi).get(address("sign", done)).status_code == 404
    sol = sign_in(home.cast.sol)
    assert "I like it when mum sings" in whole(sol.get(address("sign", done)))
    page = sol.post(
        address("sign", done), {"comments": "Clear. Ask dad too.", "version": str(done.version)}, follow=True
    )
    assert "Sol Winters" in whole(page)
    assert "Clear. Ask dad too." in whole(page)
    with in_scope():
        assert Assessment.objects.get().signed_at is not None
        assert to_do("sign_assessment") == []
        with pytest.raises(NotPossible, match="signed already"):
            actions.send_back(assessment=done, comments="Too late", version=3, by=home.cast.sol)


def test_sent_back_it_is_open_again_with_the_comments_on_top(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        done = home.complete()
        words = actions.PlainWords("Meals", "Warmth", "Breakfast", "Kemi")
        page = actions.write_summary(assessment=done, for_person=home.dana, words=words, version=0, by=home.by)
        actions.share_summary(summary=page, version=page.version, by=home.by)
    sol = sign_in(home.cast.sol)
    assert "Say what is to be put right" in whole(sol.post(address("sign", done), {"comments": " ", "then": "back"}))
    sol.post(address("sign", done), {"comments": "What did Ava eat?", "then": "back", "version": str(done.version)})
    kemi = sign_in(home.cast.kemi)
    assert "What did Ava eat?" in whole(kemi.get(address("assessment", done)))
    assert kemi.get(address("parent", done, home.dana)).status_code == 404
    with in_scope():
        assert not Entry.objects.exists()
        assert list(differences(home.family)) == []
        (mend,) = to_do("mend_assessment")
        assert mend.worker_id == home.cast.kemi.id
        actions.complete(assessment=done, by=home.by)
        assert to_do("mend_assessment") == []
        assert len(to_do("sign_assessment")) == 1
        assert done.summaries.get().approved_at is None
        assert [each.outcome for each in SignOff.objects.all()] == ["sent_back"]


def test_nobody_signs_what_they_wrote(home: Any, in_scope: Any) -> None:
    home.by = home.cast.sol
    with in_scope():
        done = home.complete()
        with pytest.raises(NotPossible, match="Somebody else must sign"):
            actions.sign(assessment=done, comments="", version=done.version, by=home.cast.sol)


def alarms() -> dict[str, str]:
    return {each.score: each.kind for each in DriftAlarm.objects.all()}


def test_an_area_that_got_worse_is_asked_about(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete({"comfort": Answer("2")})
        home.complete({"comfort": Answer("4", "", "Cried alone")}, stage="review", started_on=date(2026, 6, 1))
        assert alarms() == {"love": "worse"}
        (asked,) = to_do("assessment_drift")
        raised = DriftAlarm.objects.get()
    kemi = sign_in(home.cast.kemi)
    assert "Love is worse: 2 Good enough before, 4 Poor now." in whole(kemi.get(address("change", home.family)))
    page = address("alarm", raised)
    assert "Write what you think" in whole(kemi.post(page, {"answer": ""}))
    kemi.post(page, {"answer": "Dana was ill that week. I see them on Friday."})
    with in_scope():
        assert to_do("assessment_drift") == []
        assert DriftAlarm.objects.get().answered_by == "Kemi Adeyemi" or DriftAlarm.objects.get().answered_by
        assert asked.page_id == raised.pk


def test_a_worse_area_that_may_be_chance_is_asked_about_and_said_to_be_so(home: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete({"comfort": Answer("3", "", "Seldom held")})
        home.complete({"comfort": Answer("4", "", "Cried alone")}, stage="review", started_on=date(2026, 6, 1))
        assert alarms() == {"love": "worse"}
        assert "It may be chance." in DriftAlarm.objects.get().words


def test_a_step_among_good_grades_is_not_asked_about(home: Any, in_scope: Any) -> None:
    with in_scope():
        items = library().instrument("graded_neglect_profile").items
        home.complete({item.id: Answer("1") for item in items})
        home.complete(stage="review", started_on=date(2026, 6, 1))
        assert alarms() == {}


def test_two_reviews_without_improvement_are_asked_about(home: Any, in_scope: Any) -> None:
    bad = {"comfort": Answer("4", "", "Left to cry")}
    with in_scope():
        home.complete(bad)
        home.complete(bad, stage="review", started_on=date(2026, 6, 1))
        assert alarms() == {}
        home.complete(bad, stage="review", started_on=date(2026, 9, 1))
        assert alarms() == {"love": "no_better"}


def test_what_gets_better_is_not_asked_about(home: Any, in_scope: Any) -> None:
    with in_scope():
        for number, grade in enumerate(("5", "3", "2")):
            grades = {"comfort": Answer(grade, "", "Seen")}
            home.complete(grades, stage="review" if number else "first", started_on=date(2026, 3 + number, 1))
        assert alarms() == {}


def rate_goal(home: Any, near: str, on: date) -> Assessment:
    goals = begin(home, "goal_rating", started_on=on)
    say(goals, {"goal_1": Answer("Breakfast"), "near_1": Answer(near), "near_2": Answer("", "not_asked")}, home.by)
    heard = Heard("I want breakfast", True, "Talked")
    actions.hear_child(assessment=goals, child=home.ava, heard=heard, version=0, by=home.by)
    return actions.complete(assessment=goals, by=home.by)


def test_where_nobody_knows_the_noise_a_step_is_called_a_step(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        rate_goal(home, "6", date(2026, 3, 1))
        rate_goal(home, "4", date(2026, 6, 1))
        assert "Nobody knows how much of that is noise." in DriftAlarm.objects.get().words
    page = whole(sign_in(home.cast.kemi).get(address("change", home.family) + "?instrument=goal_rating"))
    assert "Goal 1 6 4 A step that may mean nothing: worse" in page


def test_different_people_who_answer_are_not_compared(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        for informant in ("child", "parent"):
            goals = begin(home, "goal_rating", informant=informant)
            say(goals, {"goal_1": Answer("Breakfast"), "near_1": Answer("4")}, home.by)
            heard = Heard("Yes", True, "Talked")
            actions.hear_child(assessment=goals, child=home.ava, heard=heard, version=0, by=home.by)
            actions.complete(assessment=goals, by=home.by)
        assert len(subjects_of(goals)) == 1
    page = whole(sign_in(home.cast.kemi).get(address("change", home.family)))
    assert page.count("Only one completed assessment has this profile") == 2


def test_what_was_opened_and_completed_again_is_not_signed_unread(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        done = home.complete()
    read = str(done.version)
    sol = sign_in(home.cast.sol)
    assert f'value="{read}"' in sol.get(address("sign", done)).content.decode()
    with in_scope():
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
        actions.complete(assessment=done, by=home.by)
    late = sol.post(address("sign", done), {"comments": "Clear", "version": read})
    assert "It has been changed since you opened it." in whole(late)
    assert "Clear" in whole(late)
    with in_scope():
        now = Assessment.objects.get()
        assert now.signed_at is None
    assert f'value="{now.version}"' in late.content.decode()
    sol.post(address("sign", done), {"comments": "Clear", "version": str(now.version)})
    with in_scope():
        assert Assessment.objects.get().signed_at is not None


def test_whoever_completed_it_does_not_sign_it_either(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        done = home.complete()
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
        done = actions.complete(assessment=done, by=home.cast.sol)
        with pytest.raises(NotPossible, match="Somebody else must sign"):
            actions.sign(assessment=done, comments="", version=done.version, by=home.cast.sol)
    assert "somebody else must sign it" in whole(sign_in(home.cast.sol).get(address("sign", done)))


def test_what_was_answered_keeps_the_words_it_answered(home: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete({"comfort": Answer("2")})
        done = home.complete({"comfort": Answer("4", "", "Cried")}, stage="review", started_on=date(2026, 6, 1))
        raised = DriftAlarm.objects.get()
        actions.answer_alarm(alarm=raised, answer="I go on Friday.", by=home.by)
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
        (subject,) = subjects_of(done)
        marks = {grade.item: grade.answer.mark for grade in subject.grades.all()}
        actions.grade(subject=subject, answers={"comfort": Answer("5", "", "Cried")}, seen=marks, by=home.by)
        actions.complete(assessment=done, by=home.by)
        answered, asked = DriftAlarm.objects.order_by("id")
        assert (answered.words, answered.answer) == (raised.words, "I go on Friday.")
        assert "5" in asked.words
        assert asked.answered_at is None


def test_an_answer_typed_while_the_assessment_was_sent_back_stays_on_the_page(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    with in_scope():
        home.complete({"comfort": Answer("2")})
        done = home.complete({"comfort": Answer("4", "", "Cried")}, stage="review", started_on=date(2026, 6, 1))
        raised = DriftAlarm.objects.get()
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
    page = whole(sign_in(home.cast.kemi).post(address("alarm", raised), {"answer": "Dana was ill."}))
    assert "The assessment was sent back" in page
    assert "Dana was ill." in page
    with in_scope():
        actions.complete(assessment=done, by=home.by)
        assert DriftAlarm.objects.get().withdrawn_at is None


def test_what_is_to_be_mended_stands_on_the_list_of_the_team_that_wrote_it(home: Any, in_scope: Any) -> None:
    with in_scope():
        done = home.complete()
        elsewhere = replace(home.cast.sol, team_id=uuid4())
        actions.send_back(assessment=done, comments="More", version=done.version, by=elsewhere)
        (mend,) = to_do("mend_assessment")
        assert mend.team_id == home.cast.kemi.team_id


@pytest.mark.parametrize("accredited", [True, False])
def test_a_licensed_one_waits_for_a_supervisor_who_may_open_it(home: Any, in_scope: Any, accredited: bool) -> None:
    with in_scope():
        if accredited:
            accredit(user=User.objects.get(pk=home.cast.sol.id), training=trained_in("sdq"), by=home.cast.sol)
        sdq = begin(home, "sdq", informant="teacher")
        say(sdq, {"sdq_total": Answer("17", source="School’s own form")}, home.by)
        heard = Heard("I like it", True, "Talked")
        actions.hear_child(assessment=sdq, child=home.ava, heard=heard, version=0, by=home.by)
        actions.complete(assessment=sdq, by=home.by)
        (asked,) = to_do("sign_assessment")
        assert asked.worker_id == (home.cast.sol.id if accredited else None)
        assert asked.team_id == home.cast.kemi.team_id


def test_who_opens_a_prompt_has_opened_the_record(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete({"comfort": Answer("2")})
        done = home.complete({"comfort": Answer("4", "", "Cried")}, stage="review", started_on=date(2026, 6, 1))
        raised = DriftAlarm.objects.get()
    sign_in(home.cast.kemi).get(address("alarm", raised))
    with in_scope():
        assert AuditEvent.objects.filter(verb="opened", subject_id=str(done.pk)).exists()


def test_comments_typed_while_somebody_else_signed_stay_on_the_page(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        done = home.complete()
    sol, read = sign_in(home.cast.sol), str(done.version)
    with in_scope():
        actions.sign(assessment=done, comments="", version=done.version, by=home.cast.sol)
    page = whole(sol.post(address("sign", done), {"comments": "Ask dad too.", "version": read}))
    assert "It has been signed already." in page
    assert "Ask dad too." in page


def test_comments_typed_while_somebody_else_sent_it_back_stay_on_the_page(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    with in_scope():
        done = home.complete()
    sol, read = sign_in(home.cast.sol), str(done.version)
    with in_scope():
        actions.send_back(assessment=done, comments="More", version=done.version, by=home.cast.sol)
    page = whole(sol.post(address("sign", done), {"comments": "Ask dad too.", "version": read}))
    assert "nothing to sign yet" in page
    assert "Ask dad too." in page
