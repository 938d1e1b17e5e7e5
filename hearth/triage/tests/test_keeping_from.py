"""An allegation is kept from the agency in which they work: its accounts, its keys, its links, a secret of theirs."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from hearth.access.keys.actions import make_key
from hearth.access.keys.rules import SCOPES
from hearth.access.models import Team
from hearth.audit.actors import HEARTH
from hearth.concerns.keeping_from import sounds_like
from hearth.concerns.models import Concern
from hearth.concerns.queries import messages_of, reports_by, reports_from, sent_report, way_back_by_hash
from hearth.concerns.tests.api import System
from hearth.families.models import Family
from hearth.post.models import Message
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.actions.surfacing import surface_unheld
from hearth.triage.models import Challenge, Decision
from hearth.triage.queries import decision_on
from hearth.triage.rules.deciding import Choice
from hearth.triage.rules.standing import NotNow
from hearth.triage.tests.conftest import UNFOUNDED, Tell, advice
from hearth.ui.days import today
from hearth.worklist.models import Item
from tests.cast import Cast

ACCUSED = Choice(
    level="universal",
    outcome="allegation_against_professional",
    reasons="A teaching assistant shut her in a cupboard.",
)
BY_PIA = {
    "route": "professional",
    "reporter_name": "Pia Marsh",
    "reporter_email": "pia@school.example",
    "tell_decision": True,
}


def kept(cast: Cast) -> Choice:
    return replace(ACCUSED, kept_from_id=cast.school.id)


def decided(cast: Cast, concern: Concern, choice: Choice) -> Decision:
    with holder_scope(cast.dev.holder_id):
        return actions.decide(concern=concern, family=None, choice=choice, by=cast.dev)


@pytest.fixture
def referral(cast: Cast, tell: Tell) -> Concern:
    return tell(**BY_PIA, reporter_user_id=cast.pia.id)


def test_their_own_referral_is_gone_from_the_list_of_whoever_works_there(
    cast: Cast, referral: Concern, sign_in: Any
) -> None:
    mine, disagree = reverse("concerns:my_referrals"), reverse("triage:disagree", args=[referral.reference])
    assert referral.reference in sign_in(cast.pia).get(mine).content.decode()
    decided(cast, referral, kept(cast))
    assert referral.reference not in sign_in(cast.pia).get(mine).content.decode()
    assert sign_in(cast.pia).get(disagree).headers["Location"] == mine
    assert reports_by(cast.pia) == []
    sign_in(cast.pia).post(disagree, {"reasons": "Why was I not told?"})
    with holder_scope(cast.dev.holder_id):
        assert not Challenge.objects.exists()


def test_no_key_of_theirs_is_told_that_there_was_one(cast: Cast, tell: Tell) -> None:
    concern = tell(route="professional", reporter_agency_id=cast.school.id, reporter_agency_name=cast.school.name)
    with holder_scope(cast.gus.holder_id):
        key = make_key(name="Records", scopes=list(SCOPES), expires_on=today() + timedelta(days=9), by=cast.gus)
    system = System(key.secret)
    assert system.ask(concern.reference).status_code == 200
    decided(cast, concern, kept(cast))
    never_was = system.ask("HTH-2346-7892")
    refused = system.ask(concern.reference)
    assert refused.status_code == never_was.status_code == 404
    assert refused.json() == never_was.json()
    assert sent_report(cast.school.id, concern.reference) is None


def test_a_link_to_their_mailbox_and_a_secret_of_theirs_lead_nowhere(cast: Cast, tell: Tell) -> None:
    concern = tell(
        **BY_PIA, reporter_work_address="office@becklane.example", reporter_agency_name="beck lane primary school "
    )
    with holder_scope(cast.dev.holder_id):
        actions.write_to_reporter(concern=concern, words="Which room was it?", by=cast.dev)
    asked = (concern.reference, concern.way_back_hash)
    assert way_back_by_hash(*asked)
    assert messages_of(*asked)
    assert reports_from("office@becklane.example")
    decided(cast, concern, kept(cast))
    assert way_back_by_hash(*asked) is None
    assert not messages_of(*asked)
    assert not reports_from("office@becklane.example")


def test_nothing_is_sent_to_them_by_hand_or_by_itself(cast: Cast, referral: Concern, sign_in: Any) -> None:
    decision = decided(cast, referral, replace(kept(cast), professional_answer="He is suspended."))
    with holder_scope(cast.dev.holder_id):
        referral.refresh_from_db()
        assert referral.professional_answer == ""
        assert not Message.objects.filter(kind="decided").exists()
        with pytest.raises(NotNow, match="works in the agency"):
            actions.send_answer(decision=decision, words="He is suspended.", by=cast.dev)
        with pytest.raises(NotNow, match="works in the agency"):
            actions.write_to_reporter(concern=referral, words="He is suspended.", by=cast.dev)
    assert sign_in(cast.dev).get(reverse("triage:answer", args=[referral.pk])).status_code == 404
    page = sign_in(cast.dev).get(reverse("triage:concern", args=[referral.pk])).content.decode()
    assert "none of its accounts and keys sees this worry" in page
    assert "Tell whoever told us" not in page


def test_somebody_of_another_agency_is_answered_as_ever(cast: Cast, tell: Tell) -> None:
    """A neighbour, and a nurse: they see their own, and hear nothing of the allegation."""
    neighbour, nurse = tell(), tell(**BY_PIA, reporter_user_id=cast.kemi.id, reporter_agency_name="Health Visiting")
    for concern in (neighbour, nurse):
        decided(cast, concern, kept(cast))
    assert way_back_by_hash(neighbour.reference, neighbour.way_back_hash)
    assert [each.reference for each in reports_by(cast.kemi)] == [nurse.reference]


def test_a_correction_opens_it_again(cast: Cast, referral: Concern) -> None:
    first = decided(cast, referral, kept(cast))
    with holder_scope(cast.dev.holder_id):
        actions.decide_anew(replaced=first, family=None, choice=UNFOUNDED, why="It was another school.", by=cast.dev)
    assert [each.reference for each in reports_by(cast.pia)] == [referral.reference]


def test_the_page_offers_the_agencies_that_are_known(cast: Cast, referral: Concern, sign_in: Any) -> None:
    client, page = sign_in(cast.dev), reverse("triage:decide", args=[referral.pk])
    shown = client.get(page).content.decode()
    assert "Beck Lane Primary School</option>" in shown
    assert f'value="{cast.northmoor.id}"' not in shown  # nobody keeps a worry from themselves
    typed = {
        "level": "universal",
        "outcome": ACCUSED.outcome,
        "reasons": ACCUSED.reasons,
        "held_by": "nobody",
        "programme": "none",
    }
    assert "Name the agency in which they work" in client.post(page, typed).content.decode()
    client.post(page, typed | {"kept_from_agency": str(cast.school.id)})
    with holder_scope(cast.dev.holder_id):
        decision = decision_on(referral)
        assert decision is not None
        assert (decision.kept_from_agency, decision.kept_from) == (cast.school, cast.school.name)


@pytest.mark.parametrize(("words", "known"), [("beck lane primary school", True), ("Beck Lane swimming club", False)])
def test_a_known_agency_written_in_words_is_that_agency(cast: Cast, referral: Concern, words: str, known: bool) -> None:
    decision = decided(cast, referral, replace(ACCUSED, kept_from=words))
    assert (decision.kept_from_agency == cast.school) is known
    assert bool(reports_by(cast.pia)) is not known


def test_an_agency_known_in_words_only_is_kept_from_it_too(cast: Cast, tell: Tell) -> None:
    """It does not use Hearth; somebody who typed nearly the same name told us. No answer goes out by itself."""
    concern = tell(
        route="professional", reporter_work_address="office@stars.example", reporter_agency_name="Little Stars"
    )
    assert reports_from("office@stars.example") != []
    accused = replace(ACCUSED, kept_from="little-stars nursery", professional_answer="We look into it.")
    decided(cast, concern, accused)
    assert reports_from("office@stars.example") == []
    with holder_scope(cast.dev.holder_id):
        concern.refresh_from_db()
        assert concern.kept_from_teller
        assert concern.professional_answer == ""


@pytest.mark.parametrize(
    ("typed", "name", "alike"),
    [
        ("St Marys Primary", "St Mary's Primary School", True),
        ("  beck lane PRIMARY school", "Beck Lane Primary School", True),
        ("Home", "Mill Lane Children's Home", False),
        ("", "Beck Lane Primary School", False),
        ("Beck Lane Health Centre", "Beck Lane Primary School", False),
    ],
)
def test_names_as_people_type_them(typed: str, name: str, alike: bool) -> None:
    assert sounds_like(typed, name) is alike


def test_an_allegations_holding_is_for_managers_and_for_whoever_holds_the_child(
    cast: Cast, concern: Concern, fenns: Family, sign_in: Any
) -> None:
    accused = advice(cast.kemi, also=("allegation_against_professional",), kept_from_id=cast.school.id)
    with holder_scope(cast.dev.holder_id):
        actions.confirm_family(concern=concern, choice=actions.FamilyChoice(fenns), by=cast.dev)
        decision = actions.decide(concern=concern, family=fenns, choice=accused, by=cast.dev)
        holding = decision.holdings.get()
        told = list(Item.objects.filter(source_id=holding.pk).values_list("title", "family_id"))
        surface_unheld(holding=holding, team=Team.objects.get(pk=cast.dev.team_id), by=HEARTH)
        assert Item.objects.get(kind="not-accepted").restricted
    assert told
    assert all(concern.reference in title and family_id is None for title, family_id in told)
    page, held = reverse("triage:holding", args=[holding.pk]), reverse("triage:held")
    assert [sign_in(who).get(page).status_code for who in (cast.dev, cast.kemi, cast.tess)] == [200, 200, 404]
    assert "Kemi Brand" in sign_in(cast.dev).get(held).text
    assert "Kemi Brand" not in sign_in(cast.tess).get(held).text
