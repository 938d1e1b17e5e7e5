"""What workers type into the pages, and what becomes of it."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.casework.actions import Closing, Wanted, close_episode, plan_visit, set_goal
from hearth.casework.models import Episode, Goal, Observation, Visit
from hearth.casework.tests.conftest import ago, at, begin, children_of, day
from hearth.drafts.models import Draft


def test_a_goal_is_written_and_rated(hana: Any, episode: Any) -> None:
    sent = {
        "words": "Bed by eight",
        "person": "family",
        "indicator": "",
        "baseline": "2",
        "target": "8",
        "who": "Mum",
    }
    answer = hana.post(reverse("casework:goal", args=[episode.pk]), sent | day("by_when", ago(weeks=-4)))
    assert answer.status_code == 302
    goal = Goal.objects.get()
    address = reverse("casework:goal_progress", args=[goal.pk])
    assert hana.post(address, {"value": "5"} | day("on", ago(days=1))).status_code == 302
    assert "5, " in hana.get(reverse("casework:episode", args=[episode.pk])).content.decode()
    assert hana.post(address, {"reason": ""}).status_code == 200
    assert hana.post(address, {"reason": "Done with"}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"baseline": "12"}, "12 is not between 0 and 10"),
        ({"target": "1"}, "must be higher than where they are now"),
        ({"words": "x" * 20_000}, "20,000 characters long"),
        ({"by_when_year": "20"}, "four numbers"),
    ],
)
def test_a_goal_that_cannot_be_is_explained(hana: Any, episode: Any, changes: Any, sentence: str) -> None:
    sent = {"words": "Bed", "person": "family", "baseline": "2", "target": "8", "who": "Mum"}
    page = hana.post(reverse("casework:goal", args=[episode.pk]), sent | day("by_when", ago(weeks=-4)) | changes)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not Goal.objects.exists()


def test_a_visit_is_planned_in_the_past_and_written_up_at_once(hana: Any, episode: Any) -> None:
    planned = hana.post(
        reverse("casework:visit_plan", args=[episode.pk]),
        {"at": "10.30am", "purpose": ""} | day("on", ago(days=1)),
    )
    visit = Visit.objects.get()
    assert planned["Location"] == reverse("casework:visit", args=[visit.pk])
    mia = str(children_of(episode).mia.pk)
    sent = {"at": "10:40", "seen": [mia], "seen_alone": [mia], "notes": "Mia: “I had toast”\r\n"}
    assert hana.post(planned["Location"], sent | day("on", ago(days=1))).status_code == 302
    visit.refresh_from_db()
    assert (visit.state, visit.notes) == ("done", "Mia: “I had toast”\r\n")
    assert "Mia" in hana.get(reverse("casework:episode", args=[episode.pk])).content.decode()


def test_a_visit_that_is_yet_to_come_cannot_be_written_up(hana: Any, episode: Any, hana_at_work: Any) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=-2)), by=hana_at_work)
    address = reverse("casework:visit", args=[visit.pk])
    page = hana.post(address, {"at": "10:00", "notes": "Not yet"} | day("on", ago(days=-2)))
    assert "must be today or in the past" in page.content.decode()
    assert Visit.objects.get().state == "planned"


def test_notes_survive_a_lost_connection_and_go_when_sent(hana: Any, episode: Any, hana_at_work: Any) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=1)), by=hana_at_work)
    page = hana.get(reverse("casework:visit", args=[visit.pk])).content.decode()
    keep = page.split('data-draft-url="')[1].split('"')[0]
    assert hana.post(keep, {"notes": "Half a sentence", "at": "9:15"}).status_code == 204
    assert "Half a sentence" in hana.get(reverse("casework:visit", args=[visit.pk])).content.decode()
    hana.post(reverse("casework:visit", args=[visit.pk]), {"at": "9:15", "notes": "Whole."} | day("on", ago(days=1)))
    assert not Draft.objects.exists()


def test_of_two_who_write_up_one_visit_the_second_sees_both_texts(hana: Any, episode: Any, visited: Any) -> None:
    visit = visited(episode, ago(days=1))
    address = reverse("casework:visit", args=[visit.pk])
    sent = {"at": "10:00", "notes": "What Hugo wrote", "version": "1"} | day("on", ago(days=1))
    page = hana.post(address, sent).content.decode()
    assert "Breakfast was on the table." in page
    assert "What Hugo wrote" in page
    assert hana.post(address, sent | {"version": "2"}).status_code == 302
    assert Visit.objects.get().notes == "What Hugo wrote"


def test_a_missed_visit_needs_a_reason(hana: Any, episode: Any, hana_at_work: Any) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=1)), by=hana_at_work)
    address = reverse("casework:visit_not_done", args=[visit.pk])
    assert "Say why the visit did not happen" in hana.post(address, {"state": "missed"}).content.decode()
    assert hana.post(address, {"state": "missed", "reason": "No answer"}).status_code == 302
    assert Visit.objects.get().state == "missed"


def test_observations_are_asked_of_each_child_as_the_programme_says(hana: Any, episode: Any) -> None:
    address = reverse("casework:observations", args=[episode.pk, "referral"])
    page = hana.get(address).content.decode()
    assert page.count("Level of concern about the child") == 2
    mia = children_of(episode).mia.pk
    sent = {f"concern_level-{mia}": "3", f"neglect_concern-{mia}": "goal"} | day("on", ago(weeks=13))
    assert hana.post(address, sent).status_code == 302
    assert {each.measure: each.value for each in Observation.objects.all()} == {
        "concern_level": "3",
        "neglect_concern": "goal",
    }
    assert 'value="3" checked' in hana.get(address).content.decode()
    assert hana.get(reverse("casework:observations", args=[episode.pk, "christmas"])).status_code == 404


def test_a_percentage_of_120_is_explained(hana: Any, family: Any, hana_at_work: Any) -> None:
    episode = begin(family, hana_at_work, "intensive_family_support")
    mia = children_of(episode).mia.pk
    sent = {f"school_attendance-{mia}": "120"} | day("on", ago(weeks=13))
    page = hana.post(reverse("casework:observations", args=[episode.pk, "referral"]), sent)
    assert "120 is not between 0 and 100" in page.content.decode()
    assert not Observation.objects.exists()


def test_of_two_who_close_at_once_the_second_sees_both_texts(hana: Any, through: Any, cast: Any) -> None:
    sent = {"reason": "done", "summary": "What Hana wrote", "version": str(through.version)} | day(
        "closed", ago(days=0)
    )
    address = reverse("casework:close", args=[through.pk])
    assert hana.post(address, sent).status_code == 302
    again = hana.post(address, sent | {"summary": "What Hugo wrote"})
    page = again.content.decode()
    assert "This work was closed on" in page
    assert "What Hana wrote" in page
    assert "What Hugo wrote" in page
    assert Episode.objects.get().closures.count() == 1


def test_work_that_changed_meanwhile_is_not_closed_over(hana: Any, through: Any) -> None:
    sent = {"reason": "declined", "summary": "x", "version": "1"} | day("closed", ago(days=0))
    page = hana.post(reverse("casework:close", args=[through.pk]), sent)
    assert "Somebody else changed this while" in page.content.decode()
    assert Episode.objects.get().closed is None
    assert f'name="version" value="{through.version}"' in page.content.decode()
    address = reverse("casework:close", args=[through.pk])
    assert hana.post(address, sent | {"version": str(through.version)}).status_code == 302


def test_a_draft_of_a_review_does_not_bring_an_old_version_back(hana: Any, episode: Any) -> None:
    hana.post(reverse("drafts:save", args=[f"review-{episode.pk}"]), {"summary": "Half a thought", "version": "0"})
    page = hana.get(reverse("casework:review", args=[episode.pk])).content.decode()
    assert "Half a thought" in page
    assert 'name="version" value="1"' in page


def test_a_closed_episode_shows_its_ending_and_its_follow_ups(hana: Any, through: Any, hana_at_work: Any) -> None:
    close_episode(episode=through, closing=Closing(ago(weeks=0), "done", "Better", "Gran"), by=hana_at_work)
    page = hana.get(reverse("casework:episode", args=[through.pk])).content.decode()
    assert "Completed, " in page
    assert "3 months after" in page
    follow_up = through.follow_ups.get(months=3)
    address = reverse("casework:follow_up", args=[follow_up.pk])
    assert "Say whether you reached the family" in hana.post(address, {"how": ""}).content.decode()


def test_a_supervisor_begins_with_the_team_and_hands_over(hana: Any, episode: Any, cast: Any, sign_in: Any) -> None:
    hugo = sign_in(cast.hugo)
    assert "Hana Quist" in hugo.get(reverse("casework:caseload")).content.decode()
    sent = {"to": str(cast.hugo.id), "version": "1"} | day("on", ago(days=0))
    assert hugo.post(reverse("casework:hand_over", args=[episode.pk]), sent).status_code == 302
    assert Episode.objects.get().key_worker_name == "Hugo Lind"


def test_what_was_agreed_is_ticked_off(hana: Any, episode: Any, hana_at_work: Any) -> None:
    goal = set_goal(episode=episode, wanted=Wanted("Eat", 1, 5, "Mum", ago(weeks=-2)), by=hana_at_work)
    sent = {"words": "Breakfast club", "who": "School", "goal": str(goal.pk)} | day("by_when", ago(weeks=-1))
    assert hana.post(reverse("casework:agree", args=[episode.pk]), sent).status_code == 302
    agreed = episode.actions.get()
    assert hana.post(reverse("casework:action_done", args=[agreed.pk])).status_code == 302
    first = episode.actions.get().done_on
    assert hana.post(reverse("casework:action_done", args=[agreed.pk])).status_code == 302  # said on the plan's page
    assert episode.actions.get().done_on == first
    assert hana.get(reverse("casework:action_done", args=[agreed.pk])).status_code == 405
