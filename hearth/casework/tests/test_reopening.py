"""Something that could not wait opens the assessment and the plan again, until somebody has looked and said so."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from hearth.assessments import actions as assessing
from hearth.assessments.models import Assessment
from hearth.audit.models import AuditEvent
from hearth.casework.actions import (
    Closing,
    Visited,
    Wanted,
    close_episode,
    hand_over,
    plan_visit,
    record_visit,
    set_goal,
)
from hearth.casework.entries import rebuild
from hearth.casework.models import LookAgain, Risk
from hearth.casework.plan.actions import agree_plan
from hearth.casework.queries.episode import people_in
from hearth.casework.reopening.actions import still_holds
from hearth.casework.reopening.rules import look_by
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, at
from hearth.casework.tests.test_the_plan import an_assessment
from hearth.chronology.models import Entry
from hearth.practice.queries import pinned
from hearth.worklist.models import Item


def notice(episode: Any, by: Any, words: str = "No heating, and a baby", on: Any = None) -> Risk:
    visit = plan_visit(episode=episode, planned_for=at(on or ago(days=1)), by=by)
    record_visit(visit=visit, visited=Visited(at(on or ago(days=1)), notes="The gas is off.", risk=words), by=by)
    return visit.risks.get()


@pytest.fixture
def risk(episode: Any, hana_at_work: Any) -> Risk:
    set_goal(episode=episode, wanted=Wanted("Warm rooms", 2, 7, "Mum", ago(weeks=-6)), by=hana_at_work)
    an_assessment(episode, hana_at_work)
    Assessment.objects.update(started_on=ago(weeks=4))
    return notice(episode, hana_at_work)


def open_ones() -> set[str]:
    return set(LookAgain.objects.filter(looked_on=None).values_list("what", flat=True))


def to_do() -> list[str]:
    return sorted(Item.objects.filter(kind="look-again", done_at=None).values_list("title", flat=True))


def test_noticing_it_opens_both_and_tells_everybody(risk: Risk, episode: Any, hana: Any, cast: Any) -> None:
    assert open_ones() == {"assessment", "plan"}
    assert to_do() == ["Petrova: look again at the assessment", "Petrova: look again at the plan"]
    assert set(Item.objects.filter(kind="look-again").values_list("worker_id", "urgent")) == {(cast.hana.id, True)}
    assert Item.objects.get(kind="risk", done_at=None).worker_id is None  # the team's, and so its supervisor's
    for page in ("casework:episode", "casework:plan"):
        assert "Look at the plan again before the next visit" in hana.get(reverse(page, args=[episode.pk])).text
    assert "Look at the assessment again" in hana.get(reverse("casework:risk", args=[risk.pk])).text


def test_it_is_asked_for_before_the_next_visit(risk: Risk, episode: Any, hana: Any, hana_at_work: Any) -> None:
    plan_visit(episode=episode, planned_for=at(ago(days=-1)), by=hana_at_work)
    assert {each.due for each in Item.objects.filter(kind="look-again")} == {at(ago(days=-1))}
    assert "before the visit on" in hana.get(reverse("casework:episode", args=[episode.pk])).text
    assert look_by(None, at(ago(days=-5))) == at(ago(days=-5))
    assert look_by(at(ago(days=-9)), at(ago(days=-5))) == at(ago(days=-5))


def test_one_press_begins_an_assessment_about_the_same_people(risk: Risk, episode: Any, hana: Any) -> None:
    before = Assessment.objects.get()
    press = reverse("casework:assess_again", args=[risk.pk])
    assert hana.get(press).status_code == 405
    answer = hana.post(press, {"with": "parents"})
    begun = Assessment.objects.exclude(pk=before.pk).get()
    assert answer["Location"] == reverse("assessments:assessment", args=[begun.pk])
    assert (begun.stage, begun.done_with_parent, begun.episode_id) == ("review", True, episode.pk)
    pairs = [set(each.subjects.values_list("child", "carer")) for each in (before, begun)]
    assert pairs[0] == pairs[1]
    assert hana.post(press, {"with": "none"})["Location"] == answer["Location"]  # it is running: gone on with
    assert Assessment.objects.count() == 2
    assert "assessment" in open_ones()  # begun is not done
    assert AuditEvent.objects.filter(verb="assessed again").count() == 2


def test_whoever_never_assessed_chooses_with_what(episode: Any, hana: Any, hana_at_work: Any) -> None:
    risk = notice(episode, hana_at_work)
    answer = hana.post(reverse("casework:assess_again", args=[risk.pk]))
    assert answer["Location"] == reverse("assessments:begin", args=[episode.family_id])


def test_what_is_running_is_marked_and_completing_it_answers(episode: Any, hana: Any, hana_at_work: Any) -> None:
    people = [each.person for each in people_in(episode)]
    running = assessing.begin(
        family=episode.family,
        practice_version=pinned("instrument", "graded_neglect_profile"),
        beginning=assessing.Beginning("first", ago(days=0), True, people[:1], people[2:]),
        by=hana_at_work,
    )
    page = reverse("assessments:assessment", args=[running.pk])
    assert "that could not wait" not in hana.get(page).text
    risk = notice(episode, hana_at_work, "And now no food", ago(days=0))
    assert "Hana Quist saw something on" in hana.get(page).text
    assert hana.post(reverse("casework:assess_again", args=[risk.pk]))["Location"] == page
    an_assessment(episode, hana_at_work)
    look = LookAgain.objects.get(what="assessment")
    assert (look.outcome, look.looked_on, look.looked_by) == ("again", ago(days=0), "Hana Quist")
    assert to_do() == ["Petrova: look again at the plan"]


def test_agreeing_the_plan_answers_and_an_earlier_day_does_not(risk: Risk, episode: Any, hana_at_work: Any) -> None:
    agree_plan(episode=episode, agreed_on=ago(days=2), by=hana_at_work)
    assert "plan" in open_ones()
    agree_plan(episode=episode, agreed_on=ago(days=0), by=hana_at_work)
    assert open_ones() == {"assessment"}
    assert to_do() == ["Petrova: look again at the assessment"]


def test_a_person_says_that_it_still_holds_and_why(
    risk: Risk, episode: Any, hana: Any, hana_at_work: Any, cast: Any, sign_in: Any
) -> None:
    look = LookAgain.objects.get(what="plan")
    page = reverse("casework:look_again", args=[look.pk])
    shown = hana.get(page).text
    assert "No heating, and a baby" in shown
    keep = shown.split('data-draft-url="')[1].split('"')[0]
    assert hana.post(keep, {"why": "The landlord came"}).status_code == 204
    hana.logout()
    again = sign_in(cast.hana)
    assert "The landlord came" in again.get(page).text
    assert "Say why it still holds" in again.post(page, {"why": " "}).text
    assert again.post(page, {"why": "The landlord came today"}).status_code == 302
    assert open_ones() == {"assessment"}
    entry = Entry.objects.get(source_kind="casework.lookagain")
    assert (entry.title, entry.words) == (
        "After something that could not wait: the plan still holds",
        "The landlord came today",
    )
    assert look in [each.source for each in rebuild(episode.family)]
    assert "Still holds: Hana Quist" in again.get(page).text
    with pytest.raises(NotPossible, match="looked at this again already"):
        still_holds(look=look, why="Twice", by=hana_at_work)
    assert "Look at the plan again" not in again.get(reverse("casework:episode", args=[episode.pk])).text


def test_more_that_is_seen_opens_it_again_and_nothing_said_is_lost(risk: Risk, episode: Any, hana_at_work: Any) -> None:
    still_holds(look=LookAgain.objects.get(what="plan"), why="Mended", by=hana_at_work)
    more = notice(episode, hana_at_work, "And no food", ago(days=0))
    assert open_ones() == {"assessment", "plan"}
    assert LookAgain.objects.get(outcome="holds").why == "Mended"
    assert LookAgain.objects.get(what="assessment").since == ago(days=0)
    assert LookAgain.objects.get(what="plan", looked_on=None).risk == more


def test_it_goes_over_with_the_family_and_ends_with_the_work(
    risk: Risk, episode: Any, hana_at_work: Any, cast: Any, hana: Any
) -> None:
    hand_over(episode=episode, to=cast.hugo, on=ago(days=0), by=hana_at_work)
    assert set(Item.objects.filter(kind="look-again").values_list("worker_id", flat=True)) == {cast.hugo.id}
    close_episode(episode=episode, closing=Closing(ago(days=0), "stepped_up", "Not enough"), by=cast.hugo)
    assert to_do() == []
    assert "Open again, because" not in hana.get(reverse("casework:episode", args=[episode.pk])).text
    with pytest.raises(NotPossible, match="was closed on"):
        still_holds(look=LookAgain.objects.get(what="plan"), why="Late", by=hana_at_work)


def test_the_database_refuses_one_that_holds_without_a_reason(risk: Risk) -> None:
    with pytest.raises(IntegrityError, match="looked_again_says_what_came_of_it"), transaction.atomic():
        LookAgain.objects.filter(what="plan").update(looked_on=ago(days=0), outcome="holds")
