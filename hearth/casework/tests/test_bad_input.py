"""What cannot be is refused in words, with what was typed kept; what is only strange is life."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from hearth.casework.actions import (
    Closing,
    Visited,
    Wanted,
    answer_risk,
    close_episode,
    plan_visit,
    record_visit,
    set_goal,
)
from hearth.casework.models import Episode, KeyWorker, LookAgain, Review, Risk, Visit
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, at, begin, day
from hearth.families.actions import (
    add_person,
    begin_family,
    begin_status,
    expect_child,
    record_birth,
    relate,
    revise_pregnancy,
)
from hearth.families.problems import Impossible
from hearth.families.telling import PersonAsTold
from hearth.worklist.models import Item


def test_two_key_workers_at_once_are_refused(episode: Any, cast: Any, hana_at_work: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyWorker.objects.create(episode=episode, worker_id=cast.hugo.id, name="Hugo", starts=ago(days=1))


def test_a_visit_in_the_future_is_not_done(episode: Any, hana: Any, hana_at_work: Any) -> None:
    visit = plan_visit(episode=episode, planned_for=at(ago(days=-2)), by=hana_at_work)
    address = reverse("casework:visit", args=[visit.pk])
    page = hana.post(address, {"at": "10:00", "notes": "Typed early"} | day("on", ago(days=-2))).content.decode()
    assert "must be today or in the past" in page
    assert "Typed early" in page
    assert Visit.objects.get().state == "planned"


@pytest.fixture
def risky(through: Any, hana_at_work: Any) -> Risk:
    visit = plan_visit(episode=through, planned_for=at(ago(days=2)), by=hana_at_work)
    seen = Visited(at(ago(days=2)), notes="The gas is off.", risk="No heating, and a baby")
    record_visit(visit=visit, visited=seen, by=hana_at_work)
    return Risk.objects.get()


def test_work_does_not_close_over_an_open_risk(risky: Any, through: Any, hana: Any, hana_at_work: Any) -> None:
    page = reverse("casework:close", args=[through.pk])
    sent = {"reason": "done", "summary": "Typed with care", "version": ""} | day("closed", ago(days=0))
    refused = hana.post(page, sent).content.decode()
    assert "could not wait is still open" in refused
    assert "Typed with care" in refused
    item = Item.objects.get(kind="risk", done_at=None)
    assert (item.urgent, item.worker_id, item.page) == (True, None, "casework:risk")
    at_work = reverse("casework:episode", args=[through.pk])
    assert "Something was seen that cannot wait" in hana.get(at_work).content.decode()
    answered = reverse("casework:risk", args=[risky.pk])
    assert "No heating" in hana.get(answered).content.decode()
    assert hana.post(answered, {"answer": ""}).status_code == 200
    assert hana.post(answered, {"answer": "The gas is on again"}).status_code == 302
    assert "The gas is on again" in hana.get(answered).content.decode()
    assert "Something was seen that cannot wait" not in hana.get(at_work).content.decode()
    with pytest.raises(NotPossible, match="already"):
        answer_risk(risk=risky, answer="Twice", by=hana_at_work)
    assert hana.post(page, sent).status_code == 302


def test_a_risk_is_no_reason_to_hold_back_a_step_up(risky: Any, through: Any, hana_at_work: Any) -> None:
    close_episode(episode=through, closing=Closing(ago(days=0), "stepped_up", "They took over"), by=hana_at_work)
    assert not Item.objects.filter(kind="risk", done_at=None).exists()


def test_more_seen_at_the_same_visit_is_added_and_open_again(risky: Any, hana_at_work: Any) -> None:
    answer_risk(risk=risky, answer="Rang the landlord", by=hana_at_work)
    visit = Visit.objects.get(pk=risky.visit_id)
    more = Visited(at(ago(days=2)), notes="The gas is off.", risk="And no food")
    record_visit(visit=visit, visited=more, by=hana_at_work)
    now = Risk.objects.get()
    assert now.words == "No heating, and a baby\nAnd no food"
    assert now.answered_on is None


def test_a_review_before_the_start_is_refused_and_what_was_typed_kept(episode: Any, hana: Any) -> None:
    sent = {"attended": "Dawn", "family_view": "As typed", "summary": "So far", "outcome": "continue"}
    sent |= {"phase": "engagement"} | day("held_on", ago(weeks=40))
    page = hana.post(reverse("casework:review", args=[episode.pk]), sent).content.decode()
    assert "cannot be before the work began" in page
    assert "As typed" in page
    assert not Review.objects.exclude(held_on=None).exists()


WRITING = [
    ("casework:goal", {"words": "Typed in vain", "person": "family", "baseline": "2", "target": "8", "who": "Mum"}),
    ("casework:agree", {"words": "Typed in vain", "who": "Mum"}),
    ("casework:visit_plan", {"at": "10:00", "purpose": "Typed in vain"}),
    ("casework:step_up", {"to": "elsewhere", "to_agency": "Council", "why": "Typed in vain", "lead_stays": "no",
                          "family_told": "yes"}),
    ("casework:review", {"attended": "Typed in vain", "family_view": "Fine", "summary": "So far", "outcome": "continue",
                         "phase": "moving_on"}),
    ("casework:ask_contribution", {"name": "Typed in vain", "agency": "School"}),
    ("casework:team_around", {"role": "supervisor", "name": "Typed in vain", "agency": "School"}),
]  # fmt: skip


@pytest.mark.parametrize(("page", "typed"), WRITING, ids=[page for page, _ in WRITING])
def test_an_edit_to_work_that_closed_meanwhile_is_said_and_kept(
    through: Any, hana: Any, hana_at_work: Any, page: str, typed: Any
) -> None:
    close_episode(episode=through, closing=Closing(ago(days=0), "declined", "Said"), by=hana_at_work)
    days_sent = day("by_when", ago(days=-5)) | day("on", ago(days=0)) | day("starts", ago(days=0))
    days_sent |= day("held_on", ago(days=0))
    answer = hana.post(reverse(page, args=[through.pk]), typed | days_sent).content.decode()
    assert "This work was closed on" in answer
    assert "Typed in vain" in answer


def test_a_visit_or_a_goal_of_work_that_closed_meanwhile_keeps_what_was_typed(
    through: Any, hana: Any, hana_at_work: Any
) -> None:
    visit = plan_visit(episode=through, planned_for=at(ago(days=0), 0), by=hana_at_work)
    wanted = Wanted("Asleep by eight", 2, 8, "Mum", ago(days=-9))
    goal = set_goal(episode=through, wanted=wanted, by=hana_at_work)
    close_episode(episode=through, closing=Closing(ago(days=0), "declined", "Said"), by=hana_at_work)
    written = {"at": "0:00", "notes": "Typed in vain"} | day("on", ago(days=0))
    for page, typed in [
        (reverse("casework:visit", args=[visit.pk]), written),
        (reverse("casework:goal_progress", args=[goal.pk]), {"drop": "yes", "reason": "Typed in vain"}),
    ]:
        answer = hana.post(page, typed).content.decode()
        assert "This work was closed on" in answer
        assert "Typed in vain" in answer


def test_who_answers_second_reads_the_first_answer_and_keeps_their_own_words(
    risky: Any, hana: Any, hana_at_work: Any
) -> None:
    page = reverse("casework:risk", args=[risky.pk])
    assert hana.post(page, {"answer": "The gas is on again"}).status_code == 302
    second = hana.post(page, {"answer": "Rang the landlord"}).content.decode()
    assert "The gas is on again" in second
    assert "Rang the landlord" in second
    assert "already" in second


def test_who_looks_again_second_keeps_their_own_words(risky: Any, hana: Any) -> None:
    page = reverse("casework:look_again", args=[LookAgain.objects.get(what="plan").pk])
    assert hana.post(page, {"why": "Supper matters as much"}).status_code == 302
    second = hana.post(page, {"why": "Mornings matter more"}).content.decode()
    assert "Supper matters as much" in second
    assert "Mornings matter more" in second


def test_a_due_date_after_the_birth_is_refused_and_what_was_typed_kept(
    episode: Any, hana: Any, hana_at_work: Any
) -> None:
    mother = list(people_in(episode))[-1].person
    pregnancy = expect_child(
        mother=mother, family=episode.family, due=ago(weeks=-1), known_on=ago(weeks=9), by=hana_at_work
    )
    child = PersonAsTold("child", True, "Ada", "Petrova", born=ago(days=1))
    record_birth(pregnancy=pregnancy, born=ago(days=1), children=[child], version=1, by=hana_at_work)
    with pytest.raises(Impossible, match="pregnancy is over"):
        revise_pregnancy(
            pregnancy=pregnancy, due=ago(weeks=-8), known_on=ago(days=0), babies=1, version=2, by=hana_at_work
        )
    page = reverse("families:revise_pregnancy", args=[episode.family_id, pregnancy.pk])
    typed = {"version": "2", "babies": "1", "source": "The scan on Monday"} | day("due", ago(weeks=-8))
    refused = hana.post(page, typed).content.decode()
    assert "pregnancy is over" in refused
    assert "The scan on Monday" in refused


def test_a_parent_who_is_a_child_on_a_plan_and_a_child_adopted_by_kin_are_life(hana_at_work: Any) -> None:
    young = PersonAsTold("mother", True, "Zoe", "Hart", born=ago(weeks=52 * 16))
    grandmother = PersonAsTold("grandmother", False, "Ida", "Hart", born=ago(weeks=52 * 44))
    family = begin_family(name="Hart", body_id="northmoor", people=(young, grandmother), by=hana_at_work)
    zoe = family.members.get(person__given_names="Zoe").person
    baby = add_person(
        family=family, told=PersonAsTold("child", True, "Kit", "Hart", born=ago(weeks=30)), by=hana_at_work
    )
    relate(person=zoe, kind="parent", other=baby, tie="birth", by=hana_at_work)
    ida = family.members.get(person__given_names="Ida").person
    relate(person=ida, kind="parent", other=baby, tie="legal", by=hana_at_work)
    begin_status(person=zoe, kind="protection_plan", categories=["neglect"], starts=ago(weeks=4), by=hana_at_work)
    episode = begin(family, hana_at_work)
    assert {str(each.person) for each in people_in(episode)} == {"Zoe Hart", "Ida Hart", "Kit Hart"}
    assert Episode.objects.get().closed is None


def test_a_child_entered_twice_is_asked_about_and_what_was_typed_is_kept(episode: Any, hana: Any) -> None:
    page = reverse("families:add_person", args=[episode.family_id])
    typed = {"given_names": "Mia", "family_name": "Petrova", "role": "child", "is_child": "yes", "interpreter": "no"}
    typed |= {"sex": "F", "born_day": "9", "born_month": "3", "born_year": "2017", "known_as": "Mimi"}
    asked = hana.post(page, typed).content.decode()
    assert "Mia Petrova is in this family already" in asked
    assert "Mimi" in asked
    assert episode.family.members.count() == 3
    other = typed | {"born_year": "2021"}  # of the same name, and somebody else
    assert hana.post(page, other).status_code == 302
    assert hana.post(page, typed | {"sure": "yes"}).status_code == 302
    assert episode.family.members.count() == 5
