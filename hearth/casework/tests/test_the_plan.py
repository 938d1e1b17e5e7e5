"""The plan as a whole: agreed, kept as it was, signed, chased, and what it does not answer yet."""

import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from hearth.assessments import actions as assessing
from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import FourAnswers, Heard
from hearth.casework.actions import (
    Agreed,
    Closing,
    Wanted,
    agree_action,
    close_episode,
    drop_goal,
    finish_action,
    hand_over,
    rate_goal,
    set_goal,
)
from hearth.casework.models import AreaLeft, PlanVersion, Signature
from hearth.casework.plan.actions import Signed, agree_plan, chase, leave_area, sign_plan
from hearth.casework.plan.queries import plan_of, worrying_areas
from hearth.casework.plan.rules import Worrying, changed, unanswered
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, day
from hearth.chronology.models import Entry
from hearth.directory.models import Service
from hearth.directory.tests.entries import written
from hearth.drafts.models import Draft
from hearth.practice.queries import pinned
from hearth.worklist.models import Item

WANTED = Wanted("Breakfast before school", 2, 7, "Mum", ago(weeks=-6), measure="Cereal on the table")


def an_assessment(episode: Any, by: Any, grade: int = 4) -> Any:
    """Completed today; every item of it has the same grade."""
    people = [each.person for each in people_in(episode)]
    mia, _, mother = people
    done = assessing.begin(
        family=episode.family,
        practice_version=pinned("instrument", "graded_neglect_profile"),
        beginning=assessing.Beginning("first", ago(days=0), True, [mia], [mother]),
        by=by,
    )
    for subject in subjects_of(done):
        answers = {item.id: Answer(str(grade), evidence="Seen on three visits") for item in done.instrument.items}
        assessing.grade(subject=subject, answers=answers, seen={}, by=by)
    assessing.hear_child(assessment=done, child=mia, heard=Heard("I am hungry.", True, "Drawing"), version=0, by=by)
    four = FourAnswers(("not_fed",), False, "Every day", "Thin", "Quiet", "present", "Drink", "An empty fridge")
    assessing.analyse(assessment=done, answers=four, version=0, by=by)
    return assessing.complete(assessment=done, by=by)


@pytest.fixture
def planned(episode: Any, hana_at_work: Any) -> Any:
    """An episode with a goal and something agreed."""
    goal = set_goal(episode=episode, wanted=WANTED, by=hana_at_work)
    agreed = Agreed("Breakfast club", "Ms Marsh", ago(days=-14), "Beck Lane School", "Pupil premium", goal)
    agree_action(episode=episode, agreed=agreed, by=hana_at_work)
    return episode


def test_a_plan_agreed_stays_as_it_was(planned: Any, hana_at_work: Any) -> None:
    first = agree_plan(episode=planned, agreed_on=ago(days=1), by=hana_at_work)
    drop_goal(goal=planned.goals.get(), reason="They want to begin with sleep", by=hana_at_work)
    set_goal(episode=planned, wanted=Wanted("Asleep by eight", 3, 8, "Mum", ago(weeks=-4)), by=hana_at_work)
    second = agree_plan(episode=planned, agreed_on=ago(days=0), by=hana_at_work)
    kept = {each.number: [goal["words"] for goal in each.goals] for each in PlanVersion.objects.all()}
    assert kept == {1: ["Breakfast before school"], 2: ["Asleep by eight"]}
    assert first.actions[0]["paid_by"] == "Pupil premium"
    told = Entry.objects.filter(source_kind="casework.planversion").order_by("happened", "id")
    assert [each.title for each in told] == ["Plan 1 agreed", "Plan 2 agreed"]
    assert second.number == 2


def test_a_plan_without_a_goal_or_dated_wrongly_is_not_agreed(episode: Any, hana_at_work: Any) -> None:
    with pytest.raises(NotPossible, match="at least one goal"):
        agree_plan(episode=episode, agreed_on=ago(days=0), by=hana_at_work)
    set_goal(episode=episode, wanted=WANTED, by=hana_at_work)
    agree_plan(episode=episode, agreed_on=ago(days=3), by=hana_at_work)
    for on, sentence in [(ago(days=9), "agreed later"), (ago(days=-1), "in the future"), (ago(weeks=30), "before the")]:
        with pytest.raises(NotPossible, match=sentence):
            agree_plan(episode=episode, agreed_on=on, by=hana_at_work)


def test_each_signs_for_themselves_once(planned: Any, hana_at_work: Any) -> None:
    plan = agree_plan(episode=planned, agreed_on=ago(days=2), by=hana_at_work)
    mia, leo, mother = (each.person for each in people_in(planned))
    sign_plan(plan=plan, signed=Signed(mother, "phone", ago(days=1), "Dawn P.", "Not too fast."), by=hana_at_work)
    sign_plan(plan=plan, signed=Signed(mia, "paper", ago(days=1)), by=hana_at_work)
    for signed, sentence in [
        (Signed(mother, "paper", ago(days=0)), "asked already"),
        (Signed(leo, "phone", ago(days=0), " "), "types their own name"),
        (Signed(leo, "paper", ago(days=9)), "agreed later"),
    ]:
        with pytest.raises(NotPossible, match=sentence):
            sign_plan(plan=plan, signed=signed, by=hana_at_work)
    assert Signature.objects.get(person=mother).said == "Not too fast."


def test_a_worrying_area_is_asked_about_until_it_has_a_goal_or_a_reason(
    planned: Any, hana_at_work: Any, hana: Any
) -> None:
    assert not worrying_areas(hana_at_work, planned)
    an_assessment(planned, hana_at_work)
    first, second, *rest = worrying_areas(hana_at_work, planned)
    assert rest
    page = reverse("casework:plan", args=[planned.pk])
    assert first.label in hana.get(page).content.decode()
    answers = Wanted("Warm clothes", 2, 6, "Mum", ago(weeks=-3), area=first.id)
    set_goal(episode=planned, wanted=answers, by=hana_at_work)
    leave_area(episode=planned, area=second.id, why="First things first", by=hana_at_work)
    plan = plan_of(hana_at_work, planned)
    left = unanswered(plan.worrying, {each.area for each in plan.goals}, {each.area for each in plan.left})
    assert [each.id for each in left] == [each.id for each in rest]
    assert "First things first" in hana.get(page).content.decode()
    assert agree_plan(episode=planned, agreed_on=ago(days=0), by=hana_at_work).left == [
        [second.label, "First things first"]
    ]


def test_why_an_area_is_left_survives_a_sign_out(
    planned: Any, hana_at_work: Any, hana: Any, cast: Any, sign_in: Any
) -> None:
    an_assessment(planned, hana_at_work)
    page = reverse("casework:leave_area", args=[planned.pk, worrying_areas(hana_at_work, planned)[0].id])
    keep = hana.get(page).content.decode().split('data-draft-url="')[1].split('"')[0]
    assert hana.post(keep, {"why": "First things first, says"}).status_code == 204
    hana.logout()
    again = sign_in(cast.hana)
    assert "First things first, says" in again.get(page).content.decode()
    other = reverse("casework:leave_area", args=[planned.pk, worrying_areas(hana_at_work, planned)[1].id])
    assert "First things first, says" not in again.get(other).content.decode()
    assert again.post(page, {"why": "First things first, says Dawn"}).status_code == 302
    assert again.get(page).content.decode().count("First things first, says Dawn") == 2  # kept, and to be changed


def test_good_care_asks_for_nothing(planned: Any, hana_at_work: Any) -> None:
    an_assessment(planned, hana_at_work, grade=1)
    assert worrying_areas(hana_at_work, planned) == []


def test_what_was_agreed_is_chased_until_it_is_done(planned: Any, cast: Any, hana_at_work: Any) -> None:
    agreed = planned.actions.get()
    item = Item.objects.get(kind="agreed", done_at=None)
    assert (item.page, item.worker_id, item.due.date()) == ("casework:chase", cast.hana.id, agreed.by_when)
    with pytest.raises(NotPossible, match="still to come"):
        chase(agreed=agreed, said="No answer", again_on=ago(days=0), by=hana_at_work, by_name="Hana")
    chase(agreed=agreed, said="Next week, she says", again_on=ago(days=-7), by=hana_at_work, by_name="Hana")
    assert Item.objects.get(kind="agreed", done_at=None).due.date() == ago(days=-7)
    hand_over(episode=planned, to=cast.hugo, on=ago(days=0), by=hana_at_work)
    assert Item.objects.get(kind="agreed", done_at=None).worker_id == cast.hugo.id
    finish_action(agreed=agreed, on=ago(days=0), by=hana_at_work)
    assert not Item.objects.filter(kind="agreed", done_at=None).exists()
    with pytest.raises(NotPossible, match="has been done"):
        chase(agreed=planned.actions.get(), said="?", again_on=ago(days=-7), by=hana_at_work, by_name="Hana")


def test_what_was_done_while_somebody_typed_is_not_asked_after(planned: Any, hana_at_work: Any) -> None:
    stale = planned.actions.get()
    finish_action(agreed=planned.actions.get(), on=ago(days=0), by=hana_at_work)
    with pytest.raises(NotPossible, match="has been done"):
        chase(agreed=stale, said="Next week", again_on=ago(days=-7), by=hana_at_work, by_name="Hana")
    assert not Item.objects.filter(kind="agreed", done_at=None).exists()
    with pytest.raises(NotPossible, match="done already"):
        finish_action(agreed=stale, on=ago(days=1), by=hana_at_work)
    assert planned.actions.get().done_on == ago(days=0)


def test_nothing_is_chased_after_the_work_has_ended(planned: Any, hana_at_work: Any) -> None:
    close_episode(episode=planned, closing=Closing(ago(days=0), "declined", "Said"), by=hana_at_work)
    assert not Item.objects.filter(kind="agreed", done_at=None).exists()


def test_the_plan_is_agreed_and_signed_on_a_phone(planned: Any, hana: Any) -> None:
    page = reverse("casework:plan", args=[planned.pk])
    assert "Pupil premium" in hana.get(page).content.decode()
    seen = {"seen": hidden(hana.get(page), "seen")}
    kept = hana.post(page, seen | day("agreed_on", ago(days=0)), follow=True)
    read = kept.content.decode()
    assert "Our plan" in read
    assert "Cereal on the table" in read
    mother = list(people_in(planned))[-1].person
    sign = reverse("casework:plan_sign", args=[PlanVersion.objects.get().pk])
    answers = {"person": str(mother.pk), "how": "phone", "said": "Slowly.", **day("on", ago(days=0))}
    refused = hana.post(sign, answers).content.decode()
    assert "Slowly." in refused
    assert not Signature.objects.exists()
    assert "Dawn P" in hana.post(sign, answers | {"name": "Dawn P"}, follow=True).content.decode()


def hidden(page: Any, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', page.content.decode())
    assert found
    return found[1]


def test_what_is_agreed_is_what_was_on_the_page(planned: Any, cast: Any, hana: Any, hana_at_work: Any) -> None:
    page = reverse("casework:plan", args=[planned.pk])
    sent = {"seen": hidden(hana.get(page), "seen"), **day("agreed_on", ago(days=2))}
    late = set_goal(episode=planned, wanted=Wanted("Asleep by eight", 3, 8, "Mum", ago(weeks=-4)), by=cast.hugo)
    rate_goal(goal=planned.goals.get(words=WANTED.words), value=6, on=ago(days=0), by=cast.hugo)
    refused = hana.post(page, sent)
    told = unescape(refused.content.decode())
    assert "This plan has changed since you opened the page" in told
    assert "New in it: “Asleep by eight”. Changed: “Breakfast before school”." in told
    assert f'value="{ago(days=2).day}"' in told
    assert not PlanVersion.objects.exists()
    again = {**sent, "seen": hidden(refused, "seen")}
    drop_goal(goal=late, reason="Not now", by=cast.hugo)
    assert "1 thing was taken out" in hana.post(page, again).content.decode()
    again["seen"] = hidden(hana.get(page), "seen")
    assert hana.post(page, again).status_code == 302
    assert [each["words"] for each in PlanVersion.objects.get().goals] == [WANTED.words]


def test_a_page_that_says_nothing_of_what_was_on_it_agrees_nothing(planned: Any, hana: Any) -> None:
    page = reverse("casework:plan", args=[planned.pk])
    for seen in ("", "x=1 ="):
        assert "changed since" in hana.post(page, {"seen": seen, **day("agreed_on", ago(days=0))}).content.decode()
    assert not PlanVersion.objects.exists()


def test_what_somebody_types_when_they_sign_is_kept(planned: Any, hana: Any, hana_at_work: Any) -> None:
    plan = agree_plan(episode=planned, agreed_on=ago(days=2), by=hana_at_work)
    page, mother = reverse("casework:plan_sign", args=[plan.pk]), list(people_in(planned))[-1].person
    typed = {"person": str(mother.pk), "how": "phone", "name": "Dawn P", "said": "Not too fast."}
    found = re.search(r'data-draft-url="([^"]+)"', hana.get(page).content.decode())
    assert found
    assert hana.post(found[1], typed).status_code == 204
    again = hana.get(page).content.decode()
    assert "Not too fast." in again
    assert 'value="Dawn P"' in again
    assert hana.post(page, typed | day("on", ago(days=1))).status_code == 302
    assert not Draft.objects.exists()


@pytest.fixture
def worried(planned: Any, hana_at_work: Any) -> Any:
    """The planned episode, and the page on which it is said why its first worrying area has no goal."""
    an_assessment(planned, hana_at_work)
    area = worrying_areas(hana_at_work, planned)[0]
    return SimpleNamespace(area=area.id, page=reverse("casework:leave_area", args=[planned.pk, area.id]))


def test_of_two_reasons_the_second_is_not_written_over_the_first_unseen(
    planned: Any, worried: Any, cast: Any, hana: Any, hana_at_work: Any
) -> None:
    mine = {"why": "First  things first", "version": hidden(hana.get(worried.page), "version")}
    leave_area(episode=planned, area=worried.area, why="The school does this", by=cast.hugo)
    refused = hana.post(worried.page, mine)
    told = refused.content.decode()
    assert "Somebody else changed this" in told
    assert "The school does this" in told
    assert "Hugo Lind, " in told
    assert "First  things first" in told
    assert AreaLeft.objects.get().why == "The school does this"
    assert hana.post(worried.page, {**mine, "version": hidden(refused, "version")}).status_code == 302
    assert AreaLeft.objects.get().why == "First  things first"


def test_a_reason_without_goal_is_kept_while_it_is_typed_and_may_be_changed(
    planned: Any, worried: Any, hana: Any
) -> None:
    found = re.search(r'data-draft-url="([^"]+)"', hana.get(worried.page).content.decode())
    assert found
    hana.post(found[1], {"why": "Half a sen", "version": "0"})
    opened = hana.get(worried.page)
    assert "Half a sen" in opened.content.decode()
    assert hana.post(worried.page, {"why": "Later", "version": hidden(opened, "version")}).status_code == 302
    assert not Draft.objects.exists()
    assert worried.page in hana.get(reverse("casework:plan", args=[planned.pk])).content.decode()
    assert ">Later</textarea>" in hana.get(worried.page).content.decode().replace("\r", "").replace("\n", "")


@pytest.mark.parametrize("table", ["casework_plan_version", "casework_signature"])
@pytest.mark.parametrize("change", ["UPDATE {} SET by_name = 'X'", "DELETE FROM {}"])
def test_what_was_agreed_and_signed_is_never_written_again_says_postgresql(
    planned: Any, hana_at_work: Any, table: str, change: str
) -> None:
    plan = agree_plan(episode=planned, agreed_on=ago(days=0), by=hana_at_work)
    mother = list(people_in(planned))[-1].person
    sign_plan(plan=plan, signed=Signed(mother, "paper", ago(days=0)), by=hana_at_work)
    with pytest.raises(DatabaseError, match="never written again"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
    assert PlanVersion.objects.get().by_name == Signature.objects.get().by_name == hana_at_work.name


def test_a_service_of_the_directory_stands_in_the_plan_by_its_name(planned: Any, hana: Any, a_service: Any) -> None:
    address = f"{reverse('casework:agree', args=[planned.pk])}?service={a_service.pk}"
    assert "Toast Club" in hana.get(address).content.decode()
    answers = {"words": "A place", "who": "Dawn", "service_id": str(a_service.pk), **day("by_when", ago(days=-5))}
    assert "Toast Club" in hana.post(address, answers, follow=True).content.decode()
    assert planned.actions.get(words="A place").service_id == a_service.pk


@pytest.fixture
def a_service(cast: Any) -> Any:
    return written(cast.harbour, name="Toast Club")


def test_a_service_that_is_not_listed_is_not_taken(planned: Any, hana: Any, a_service: Any) -> None:
    Service.objects.update(listed=False)
    answers = {"words": "A place", "who": "Dawn", "service_id": str(a_service.pk), **day("by_when", ago(days=-5))}
    hana.post(reverse("casework:agree", args=[planned.pk]), answers)
    assert planned.actions.get(words="A place").service_id is None


def test_what_has_changed_is_said_by_what_came_and_went() -> None:
    before = [{"id": "1", "words": "Sleep"}], [{"id": "a", "words": "Ring school"}]
    after: Any = [{"id": "1", "words": "Sleep"}, {"id": "2", "words": "Food"}], []
    difference = changed(before, after)
    assert (difference.added, difference.gone) == (("Food",), ("Ring school",))
    assert not changed(before, before)
    assert unanswered([Worrying("food", "Food", ())], [], ["food"]) == []


def test_what_is_done_after_the_work_ended_or_twice_is_refused_in_words(
    planned: Any, hana: Any, hana_at_work: Any
) -> None:
    agreed = planned.actions.get()
    done = reverse("casework:action_done", args=[agreed.pk])
    assert "Noted as done" in hana.post(done, follow=True).content.decode()
    assert "This was done already" in hana.post(done, follow=True).content.decode()
    again = Agreed("Ring the school", "Ms Marsh", ago(days=-14), "Beck Lane School")
    agree_action(episode=planned, agreed=again, by=hana_at_work)
    late = reverse("casework:action_done", args=[planned.actions.get(done_on=None).pk])
    close_episode(episode=planned, closing=Closing(ago(days=0), "declined", "Said"), by=hana_at_work)
    told = hana.post(late, follow=True)
    assert told.status_code == 200
    assert "This work was closed on" in told.content.decode()
