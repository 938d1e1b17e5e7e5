"""Somebody was quicker. What was typed stays on the page, and nobody answers what they have not read."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.models import Decision, Finding, Proposal, Step
from hearth.triage.tests.conftest import HARM, UNFOUNDED, advice
from tests.cast import Cast

MINE = "The school saw both of them on Tuesday."


def at(name: str, concern: Concern) -> str:
    return reverse(f"triage:{name}", args=[concern.pk])


def hidden(client: Client, address: str, name: str) -> str:
    """What the page has kept of what was on it when somebody opened it."""
    return client.get(address).content.decode().partition(f'name="{name}" value="')[2].partition('"')[0]


@pytest.fixture
def family(cast: Cast, concern: Concern) -> Family:
    with holder_scope(cast.tess.holder_id):
        return actions.confirm_family(concern=concern, choice=actions.FamilyChoice(None, "Fenn"), by=cast.tess)


def decided(cast: Cast, concern: Concern, family: Family, choice: Any = UNFOUNDED) -> Decision:
    with holder_scope(cast.tess.holder_id):
        return actions.decide(concern=concern, family=family, choice=choice, by=cast.tess)


def replaced(cast: Cast, decision: Decision, family: Family) -> Decision:
    with holder_scope(cast.dev.holder_id):
        return actions.decide_anew(
            replaced=decision, family=family, choice=advice(cast.dev), why="A nurse rang.", by=cast.dev
        )


def test_reasons_for_a_finding_never_set_aside_another_managers(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decided(cast, concern, family)
    sign_in(cast.dev).get(at("finding", concern))
    with holder_scope(cast.dev.holder_id):
        actions.find_unsubstantiated(concern=concern, reasons="There was no glass.", by=cast.dev)
    late = sign_in(cast.dev).post(at("finding", concern), {"why": MINE})
    assert late.status_code == 409
    assert "found to be unsubstantiated already" in late.content.decode()
    assert MINE in late.content.decode()
    with holder_scope(cast.dev.holder_id):
        assert Finding.objects.get().set_aside_at is None


def test_a_finding_that_was_set_aside_already_is_said_so(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decided(cast, concern, family)
    with holder_scope(cast.dev.holder_id):
        finding = actions.find_unsubstantiated(concern=concern, reasons="There was no glass.", by=cast.dev)
    client = sign_in(cast.dev)
    seen = hidden(client, at("finding", concern), "finding")
    with holder_scope(cast.dev.holder_id):
        actions.set_finding_aside(finding=finding, why="A photograph.", by=cast.dev)
    late = client.post(at("finding", concern), {"finding": seen, "why": MINE})
    assert late.status_code == 409
    assert MINE in late.content.decode()


def test_nobody_agrees_to_a_proposal_that_they_have_not_read(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    with holder_scope(cast.tess.holder_id):
        actions.set_two_person_rule(outcome="no_further_action", when="always", by=cast.dev)
        first = actions.propose(concern=concern, family=family, choice=UNFOUNDED, by=cast.tess)
    client = sign_in(cast.dev)
    seen = hidden(client, at("proposal", concern), "seen")
    with holder_scope(cast.dev.holder_id):
        actions.send_back(proposal=first, why="Ring the school first.", by=cast.dev)
        actions.propose(concern=concern, family=family, choice=UNFOUNDED, by=cast.tess)
    late = client.post(at("proposal", concern), {"seen": seen, "agrees": "no", "why": MINE})
    assert late.status_code == 409
    assert "Something else is proposed since you opened this page" in late.content.decode()
    assert MINE in late.content.decode()
    with holder_scope(cast.dev.holder_id):
        assert Proposal.objects.filter(answered_at=None).count() == 1
    now = late.content.decode().partition('name="seen" value="')[2].partition('"')[0]
    client.post(at("proposal", concern), {"seen": now, "agrees": "yes"})
    with holder_scope(cast.dev.holder_id):
        assert Decision.objects.get().second_by == "Dev Malhotra"


def test_a_proposal_that_was_answered_meanwhile_keeps_the_second_answer_on_the_page(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    with holder_scope(cast.tess.holder_id):
        actions.set_two_person_rule(outcome="no_further_action", when="always", by=cast.dev)
        proposal = actions.propose(concern=concern, family=family, choice=UNFOUNDED, by=cast.tess)
    client = sign_in(cast.dev)
    seen = hidden(client, at("proposal", concern), "seen")
    with holder_scope(cast.dev.holder_id):
        actions.agree(proposal=proposal, by=cast.dev)
    late = client.post(at("proposal", concern), {"seen": seen, "agrees": "no", "why": MINE})
    assert late.status_code == 409
    assert "Dev Malhotra has answered this already." in late.content.decode()
    assert MINE in late.content.decode()


def test_what_whoever_told_us_reads_is_written_under_the_decision_that_stands(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decision = decided(cast, concern, family, advice(cast.tess, public_answer=""))
    client = sign_in(cast.tess)
    seen = hidden(client, at("answer", concern), "seen")
    replaced(cast, decision, family)
    late = client.post(at("answer", concern), {"seen": seen, "words": MINE})
    assert late.status_code == 409
    assert "The decision was replaced since you opened this page" in late.content.decode()
    assert MINE in late.content.decode()
    with holder_scope(cast.tess.holder_id):
        concern.refresh_from_db()
        assert MINE not in concern.public_answer


def test_a_correction_is_of_the_decision_that_was_read(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decision = decided(cast, concern, family)
    client, page = sign_in(cast.tess), at("decide_anew", concern)
    seen = hidden(client, page, "instead_of")
    replaced(cast, decision, family)
    typed = {
        "about": str(family.pk),
        "instead_of": seen,
        "level": "universal",
        "outcome": "no_further_action",
        "reasons": MINE,
        "why_replaced": "I was wrong.",
        "held_by": "nobody",
        "programme": "none",
    }
    late = client.post(page, typed)
    assert late.status_code == 409
    assert "Dev Malhotra has corrected this decision while you wrote." in late.content.decode()
    assert MINE in late.content.decode()
    with holder_scope(cast.tess.holder_id):
        assert Decision.objects.get(replaced_at=None).decided_by == "Dev Malhotra"


def test_what_a_colleague_wrote_down_of_a_step_is_not_written_over_unseen(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decided(cast, concern, family, HARM)
    with holder_scope(cast.tess.holder_id):
        step = Step.objects.get()
    page, client = reverse("triage:step", args=[step.pk]), sign_in(cast.tess)
    theirs = {"with_whom": "Police", "came_of_it": "They see him today.", **_yesterday()}
    client.post(page, theirs | {"seen": ""})
    late = client.post(page, theirs | {"seen": "", "came_of_it": MINE})
    assert late.status_code == 409
    shown = unescape(late.content.decode())
    assert "Tess Okafor wrote down" in shown
    assert "They see him today." in shown
    assert MINE in shown
    with holder_scope(cast.tess.holder_id):
        assert Step.objects.get().came_of_it == "They see him today."


def _yesterday() -> dict[str, str]:
    return {"on_day": "1", "on_month": "1", "on_year": "2026", "at": "10:00"}


def test_why_a_holding_ends_is_not_lost_to_whoever_ended_it_first(
    cast: Cast, concern: Concern, family: Family, sign_in: Any
) -> None:
    decision = decided(cast, concern, family, advice(cast.tess))
    with holder_scope(cast.tess.holder_id):
        holding = decision.holdings.get()
        actions.end_holding(holding=holding, why="Her aunt has her.", by=cast.tess)
    late = sign_in(cast.dev).post(reverse("triage:end_holding", args=[holding.pk]), {"why": MINE})
    assert late.status_code == 409
    assert "This holding has already ended." in late.content.decode()
    assert MINE in late.content.decode()


def test_bulk_work_that_lacks_something_keeps_its_ticks(cast: Cast, concern: Concern, sign_in: Any) -> None:
    client = sign_in(cast.dev)
    typed = {"concern": [str(concern.pk)], "give": "yes", "to": "", "show": "untaken", "from": ""}
    page = client.post(reverse("triage:several"), typed).content.decode()
    assert "There is a problem" in page
    assert '<a href="#id_to">Choose to whom.</a>' in page
    assert f'value="{concern.pk}" form="several" aria-label="Choose {concern.reference}" checked' in page
    done = client.post(reverse("triage:several"), typed | {"to": str(cast.tess.id)})
    assert done["Location"] == f"{reverse('triage:queue')}?show=untaken&from="
    nobody = client.post(reverse("triage:several"), {"give": "yes", "to": str(cast.tess.id)}).content.decode()
    assert "Tick the worries first." in nobody
    assert f'<option value="{cast.tess.id}" selected>' in nobody
