"""The pages, as the people who use them meet them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.audit.models import AuditEvent
from hearth.casework.actions import Closing, Wanted, close_episode, plan_visit, set_goal
from hearth.casework.tests.conftest import ago, at, begin
from hearth.families.actions import begin_family, restrict_family
from hearth.scope.opening import holder_scope

HOUSEKEEPING = ("set_config", "SAVEPOINT", "audit_", "access_", "django_session")


def asked_of_database(queries: Any) -> list[str]:
    """Queries beyond log-in, scope and audit."""
    return [each["sql"] for each in queries if not any(word in each["sql"] for word in HOUSEKEEPING)]


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
