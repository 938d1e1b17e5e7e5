"""The pages, as the people who use them meet them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.audit.models import AuditEvent
from hearth.casework.actions import Closing, Wanted, close_episode, plan_visit, set_goal
from hearth.casework.models import Episode, Goal, Observation, Visit
from hearth.casework.tests.conftest import ago, answers_of, at, begin
from hearth.drafts.models import Draft
from hearth.families.actions import begin_family, restrict_family
from hearth.scope.opening import holder_scope

HOUSEKEEPING = ("set_config", "SAVEPOINT", "audit_", "access_", "django_session")


def day(name: str, on: Any) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def asked_of_database(queries: Any) -> list[str]:
    """Queries beyond log-in, scope and audit."""
    return [each["sql"] for each in queries if not any(word in each["sql"] for word in HOUSEKEEPING)]


@pytest.fixture
def hana(episode: Any, cast: Any, sign_in: Any) -> Any:
    return sign_in(cast.hana)


PAGES = ["episode", "goal", "agree", "visit_plan", "review", "people", "hand_over", "close"]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_familys_team_opens_its_pages(through: Any, cast: Any, sign_in: Any, page: str) -> None:
    address = reverse(f"casework:{page}", args=[through.pk])
    for viewer, status in [
        (cast.hana, 200),
        (cast.hugo, 200),
        (cast.kemi, 404),
        (cast.tess, 404),
        (cast.pia, 404),
    ]:
        assert sign_in(viewer).get(address).status_code == status, viewer.name


def test_what_belongs_to_an_episode_is_its_teams_too(through: Any, cast: Any, sign_in: Any, hana_at_work: Any) -> None:
    goal = set_goal(episode=through, wanted=Wanted("Eat", 1, 5, "Mum", ago(weeks=-2)), by=hana_at_work)
    close_episode(episode=through, closing=Closing(ago(days=0), "done", "Said"), by=hana_at_work)
    visit, follow_up = through.visits.get(), through.follow_ups.first()
    for page, record in [
        ("visit", visit),
        ("visit_not_done", visit),
        ("goal_progress", goal),
        ("follow_up", follow_up),
    ]:
        address = reverse(f"casework:{page}", args=[record.pk])
        assert sign_in(cast.hugo).get(address).status_code == 200, page
        for viewer in (cast.kemi, cast.tess, cast.pia, cast.eve):
            assert sign_in(viewer).get(address).status_code == 404, (page, viewer.name)


def test_another_team_of_the_same_council_sees_nothing(cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.kemi.holder_id):
        family = begin_family(name="Doyle", body_id="northmoor", people=(), by=cast.kemi)
        episode = begin(family, cast.kemi, "intensive_family_support")
    address = reverse("casework:episode", args=[episode.pk])
    assert sign_in(cast.sol).get(address).status_code == 200
    assert sign_in(cast.other).get(address).status_code == 404
    assert b"Doyle" not in sign_in(cast.other).get(reverse("casework:caseload") + "?whose=team").content


def test_a_restricted_family_is_its_supervisors_alone(episode: Any, cast: Any, sign_in: Any) -> None:
    restrict_family(family=episode.family, restricted=True, by=cast.hugo)
    address = reverse("casework:episode", args=[episode.pk])
    assert sign_in(cast.hana).get(address).status_code == 404
    assert b"Petrova" not in sign_in(cast.hana).get(reverse("casework:caseload")).content
    assert sign_in(cast.hugo).get(address).status_code == 200


def test_opening_an_episode_is_written_in_the_log(hana: Any, episode: Any) -> None:
    hana.get(reverse("casework:episode", args=[episode.pk]))
    assert AuditEvent.objects.filter(verb="opened", subject_id=str(episode.pk)).exists()


def test_the_episode_says_what_is_late_and_what_comes_next(hana: Any, episode: Any, hana_at_work: Any) -> None:
    plan_visit(episode=episode, planned_for=at(ago(days=2)), by=hana_at_work)
    page = hana.get(reverse("casework:episode", args=[episode.pk])).content.decode()
    assert "1 visit to write up." in page
    assert "The review is 42 days late." in page
    assert "Engagement, week 13, 8 weeks longer than usual" in page
    assert "0 of 14 answered" in page


def test_pages_ask_the_database_at_most_eight_things(hana: Any, through: Any, hana_at_work: Any, visited: Any) -> None:
    for weeks in range(2, 10):
        visited(through, ago(weeks=weeks))
    address = reverse("casework:episode", args=[through.pk])
    hana.get(address)
    for page in (address, reverse("casework:caseload")):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert hana.get(page).status_code == 200
        assert len(asked_of_database(queries)) <= 8, asked_of_database(queries)
    close_episode(episode=through, closing=Closing(ago(days=0), "done", "Said"), by=hana_at_work)
    with CaptureQueriesContext(connection) as queries:
        assert b"Completed" in hana.get(address).content
    assert len(asked_of_database(queries)) <= 8, asked_of_database(queries)


def test_the_caseload_is_one_query_however_many_families(hana: Any, hana_at_work: Any) -> None:
    for name in ("Abara", "Brook", "Zabel"):
        family = begin_family(name=name, body_id="northmoor", people=(), by=hana_at_work)
        begin(family, hana_at_work)
    with CaptureQueriesContext(connection) as queries:
        page = hana.get(reverse("casework:caseload")).content.decode()
    assert [page.index(name) for name in ("Abara", "Brook", "Petrova", "Zabel")] == sorted(
        page.index(name) for name in ("Abara", "Brook", "Petrova", "Zabel")
    )
    assert len(asked_of_database(queries)) == 1


def test_the_caseload_goes_on_by_key(hana: Any, hana_at_work: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("hearth.casework.views.caseload.ON_A_PAGE", 1)
    family = begin_family(name="O'Neill & Søn|", body_id="northmoor", people=(), by=hana_at_work)
    begin(family, hana_at_work)
    first = hana.get(reverse("casework:caseload"))
    follow = first.content.decode().split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    assert b"Petrova" not in first.content
    assert b"Petrova" in hana.get(reverse("casework:caseload") + follow.replace("&amp;", "&")).content
    assert hana.get(reverse("casework:caseload") + "?after=x|y").status_code == 404


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
    mia = str(answers_of(episode).mia.pk)
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
    mia = answers_of(episode).mia.pk
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
    mia = answers_of(episode).mia.pk
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
    assert hana.post(reverse("casework:action_done", args=[agreed.pk])).status_code == 404
    assert hana.get(reverse("casework:action_done", args=[agreed.pk])).status_code == 405
