"""Once a child is adopted, nothing of the work says what was theirs, and nothing of it is asked of anybody."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.access.models import Team
from hearth.casework.actions import Agreed, Wanted, agree_action, plan_visit, set_goal
from hearth.casework.entries import plan_agreed, rebuild
from hearth.casework.models import Action, Goal, Move, PlanVersion
from hearth.casework.moves.actions import Step, ask_to_take_over
from hearth.casework.plan.actions import Signed, agree_plan, sign_plan
from hearth.casework.queries.episodes import actions_for, goals_for
from hearth.casework.tests.conftest import ago, at, children_of, day
from hearth.chronology.models import Entry
from hearth.chronology.queries import entries_of
from hearth.families.actions import seal_person
from hearth.families.models import Person
from hearth.referrals.handovers.rules import Going
from hearth.worklist.models import Item

LEOS, MIAS = "Leo sleeps in a bed of his own", "Mia has breakfast before school"


def seal(person: Person, by: Any) -> None:
    person.refresh_from_db()
    seal_person(person=person, order_made=ago(days=3), why="Order seen by two", version=person.version, by=by)


@pytest.fixture
def planned(episode: Any, hana_at_work: Any) -> Any:
    """A goal for each child and something agreed for each, in a plan that was agreed."""
    children = children_of(episode)
    for words, child in ((LEOS, children.leo), (MIAS, children.mia)):
        wanted = Wanted(words, 2, 7, "Mum", ago(weeks=-6), person=child)
        goal = set_goal(episode=episode, wanted=wanted, by=hana_at_work)
        agreed = Agreed(f"Ask for help: {words}", "Ms Marsh", ago(days=-14), goal=goal)
        agree_action(episode=episode, agreed=agreed, by=hana_at_work)
    agree_plan(episode=episode, agreed_on=ago(days=1), by=hana_at_work)
    return episode


def the_entry(episode: Any, viewer: Any) -> Any:
    return entries_of(viewer, episode.family).filter(source_kind="casework.planversion").first()


def test_what_was_agreed_says_whom_it_is_about(planned: Any) -> None:
    entry = Entry.objects.get(source_kind="casework.planversion")
    about = {each.person.given_names for each in entry.people.select_related("person")}
    assert about == {"Mia", "Leo"}


def test_an_adopted_childs_goal_is_in_no_chronology_and_the_others_stay(
    planned: Any, cast: Any, hana_at_work: Any
) -> None:
    seal(children_of(planned).leo, cast.hugo)
    entry = the_entry(planned, hana_at_work)
    assert MIAS in entry.words
    assert LEOS not in entry.words
    rebuilt = next(each for each in rebuild(planned.family) if each.source == PlanVersion.objects.get())
    assert rebuilt.words == entry.words
    assert [each.given_names for each in plan_agreed(PlanVersion.objects.get()).people] == ["Mia"]


def test_an_adopted_childs_goal_is_offered_nowhere(planned: Any, cast: Any, hana_at_work: Any, hana: Any) -> None:
    visit = plan_visit(episode=planned, planned_for=at(ago(days=1)), by=hana_at_work)
    seal(children_of(planned).leo, cast.hugo)
    for page in (
        reverse("casework:agree", args=[planned.pk]),
        reverse("casework:visit", args=[visit.pk]),
        reverse("casework:plan", args=[planned.pk]),
        reverse("casework:episode", args=[planned.pk]),
    ):
        shown = hana.get(page).content.decode()
        assert LEOS not in shown, page
        assert MIAS in shown, page
    agreed = hana.get(reverse("casework:plan_version", args=[PlanVersion.objects.get().pk])).content.decode()
    assert LEOS not in agreed
    assert f"Ask for help: {MIAS}" in agreed
    leos = Goal.objects.get(words=LEOS)
    assert hana.get(reverse("casework:goal_progress", args=[leos.pk])).status_code == 404
    answers = {"words": "A bed", "who": "Dawn", "goal": str(leos.pk), **day("by_when", ago(days=-5))}
    hana.post(reverse("casework:agree", args=[planned.pk]), answers)
    assert not Action.objects.filter(words="A bed", goal=leos).exists()
    assert [each.words for each in goals_for(hana_at_work)] == [MIAS]


def test_nobody_is_asked_after_what_was_for_an_adopted_child(
    planned: Any, cast: Any, hana_at_work: Any, hana: Any
) -> None:
    leos = Action.objects.get(words__contains=LEOS)
    seal(children_of(planned).leo, cast.hugo)
    assert [each.words for each in actions_for(hana_at_work)] == [f"Ask for help: {MIAS}"]
    assert hana.get(reverse("casework:chase", args=[leos.pk])).status_code == 404
    left = Item.objects.filter(kind="agreed", done_at=None).values_list("source_id", flat=True)
    assert leos.pk not in left
    assert left.count() == 1


def test_a_family_whose_record_is_closed_for_good_is_handed_to_nobody(
    episode: Any, cast: Any, hana_at_work: Any
) -> None:
    triage = Team.objects.select_related("agency").get(pk=cast.tess.team_id)
    going = Going("It gets worse", "Two reviews without change", "Public task", True)
    step = Step("up", "It gets worse", "Triage, Northmoor", to_team=triage, going=going)
    move = ask_to_take_over(episode=episode, step=step, by=hana_at_work)
    for child in vars(children_of(episode)).values():
        seal(child, cast.hugo)
    assert move.handover is not None
    move.handover.refresh_from_db()
    assert move.handover.state == "revoked"
    assert Move.objects.get().state == "withdrawn"


def test_an_adopted_childs_signature_is_on_no_plan(planned: Any, cast: Any, hana: Any, hana_at_work: Any) -> None:
    plan, children = PlanVersion.objects.get(), children_of(planned)
    for child, said in ((children.leo, "I want my own bed."), (children.mia, "Toast, please.")):
        sign_plan(plan=plan, signed=Signed(child, "phone", ago(days=0), str(child), said), by=hana_at_work)
    pages = [reverse("casework:plan", args=[planned.pk]), reverse("casework:plan_version", args=[plan.pk])]
    assert all("Leo" in hana.get(page).content.decode() for page in pages)
    seal(children.leo, cast.hugo)
    told = [hana.get(page).content.decode() for page in pages]
    assert all("Mia Petrova" in page for page in told)
    assert "Toast, please." in told[1]
    for theirs in ("Leo", "I want my own bed."):
        assert all(theirs not in page for page in told)
