"""From a council's referral to the charity's own work; and from a council's triage to its own team."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from hearth.access.models import Team
from hearth.casework.actions import Opening, receive_referral
from hearth.casework.entries import rebuild
from hearth.casework.models import Episode
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import CHILDREN, MOTHER, ago, day
from hearth.chronology.models import Entry
from hearth.families.actions import begin_family, begin_status, end_status
from hearth.families.models import Family
from hearth.referrals.actions import accept, refer
from hearth.referrals.models import ServiceReferral
from hearth.referrals.rules import Asking
from hearth.scope.opening import holder_scope

ASKING = Asking(
    programme="family_partners",
    reason="Mia comes to school hungry.",
    referral_reasons=("early_neglect", "food_and_health"),
    history="Two earlier worries.",
    lawful_basis="Public task",
    family_told=True,
    why_not_told="",
)


@contextmanager
def asked(cast: Any, to: Any) -> Iterator[ServiceReferral]:
    """Tess asks a team to help the Petrovas."""
    with holder_scope(cast.tess.holder_id):
        family = begin_family(name="Petrova", body_id="northmoor", people=(MOTHER, *CHILDREN), by=cast.tess)
        yield refer(family=family, to_team=Team.objects.get(pk=to.team_id), asking=ASKING, by=cast.tess)


@pytest.fixture
def referral(cast: Any) -> ServiceReferral:
    with asked(cast, cast.hana) as referral:
        pass
    with holder_scope(cast.hana.holder_id):
        return accept(referral=ServiceReferral.objects.get(pk=referral.pk), by=cast.hana)


def opening(worker: Any) -> Opening:
    return Opening("family_partners", worker, ago(days=0), ago(days=0), ("early_neglect",))


def test_the_charity_makes_a_record_of_its_own_that_knows_where_it_came_from(referral: Any, cast: Any) -> None:
    with holder_scope(cast.hana.holder_id):
        episode = receive_referral(referral=referral, opening=opening(cast.hana), by=cast.hana)
        family = Family.objects.get()
        assert (family.origin_holder_id, family.origin_family_id) == (cast.tess.holder_id, referral.family_id)
        assert not family.provisional
        assert {str(each.person) for each in episode.participants.all()} == {
            "Dawn Petrova",
            "Mia Petrova",
            "Leo Petrova",
        }
    with holder_scope(cast.tess.holder_id):
        assert Family.objects.get().origin_holder_id is None
        assert not Episode.objects.exists()


def test_a_referral_begins_work_once(referral: Any, cast: Any) -> None:
    with holder_scope(cast.hana.holder_id):
        receive_referral(referral=referral, opening=opening(cast.hana), by=cast.hana)
        with pytest.raises(NotPossible, match="already begun"):
            receive_referral(referral=referral, opening=opening(cast.hana), by=cast.hana)
        assert Family.objects.count() == 1


def test_an_unanswered_referral_begins_nothing(referral: Any, cast: Any) -> None:
    referral.state = "sent"
    with holder_scope(cast.hana.holder_id):
        with pytest.raises(NotPossible, match="Accept the referral first"):
            receive_referral(referral=referral, opening=opening(cast.hana), by=cast.hana)
        assert not Family.objects.exists()


def test_what_cannot_be_is_refused_before_a_family_is_copied(referral: Any, cast: Any) -> None:
    with holder_scope(cast.hana.holder_id):
        later = replace(opening(cast.hana), opened=ago(days=-3))
        with pytest.raises(NotPossible, match="future"):
            receive_referral(referral=referral, opening=later, by=cast.hana)
        assert not Family.objects.exists()


def test_work_is_opened_from_the_page_and_leads_to_the_baseline(referral: Any, cast: Any, sign_in: Any) -> None:
    address = reverse("casework:open", args=[referral.pk])
    page = sign_in(cast.hana).get(address).content.decode()
    assert "Mia comes to school hungry." in page
    sent = {"key_worker": str(cast.hugo.id), "referral_reasons": ["food_and_health"]} | day("opened", ago(days=0))
    answer = sign_in(cast.hana).post(address, sent)
    with holder_scope(cast.hana.holder_id):
        episode = Episode.objects.get()
    assert answer["Location"] == reverse("casework:observations", args=[episode.pk, "referral"])
    assert (episode.key_worker_name, episode.referral_reasons) == ("Hugo Lind", ["food_and_health"])
    assert sign_in(cast.hana).get(address)["Location"] == reverse("casework:episode", args=[episode.pk])


def test_nobody_else_opens_it(referral: Any, cast: Any, sign_in: Any) -> None:
    address = reverse("casework:open", args=[referral.pk])
    for viewer in (cast.kemi, cast.sol, cast.tess, cast.ravi, cast.pia, cast.eve):
        assert sign_in(viewer).get(address).status_code == 404, viewer.name


def test_a_councils_own_team_works_with_the_same_record(cast: Any) -> None:
    with asked(cast, cast.kemi) as referral:
        accepted = accept(referral=referral, by=cast.kemi)
        episode = receive_referral(referral=accepted, opening=opening(cast.kemi), by=cast.kemi)
        assert episode.family_id == referral.family_id
        assert Family.objects.count() == 1


def test_triage_gives_a_family_to_its_own_team(cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.tess.holder_id):
        family = begin_family(name="Doyle", body_id="northmoor", people=(MOTHER,), by=cast.tess)
    address = reverse("casework:open_for_family", args=[family.pk])
    offered = sign_in(cast.tess).get(address).content.decode()
    chosen = f"{address}?programme=intensive_family_support"
    assert f'href="{chosen}"' in offered
    sent = {"key_worker": str(cast.kemi.id)} | day("referred", ago(days=3)) | day("opened", ago(days=1))
    answer = sign_in(cast.tess).post(chosen, sent)
    assert answer["Location"] == reverse("familyfile:family", args=[family.pk])
    with holder_scope(cast.tess.holder_id):
        assert Episode.objects.get().key_worker_name == "Kemi Brand"
    assert sign_in(cast.hana).get(address).status_code == 404
    assert sign_in(cast.other).get(address).status_code == 404


def test_at_closure_a_childs_statuses_are_already_filled_in(cast: Any, sign_in: Any) -> None:
    with asked(cast, cast.kemi) as referral:
        accepted = accept(referral=referral, by=cast.kemi)
        chosen = replace(opening(cast.kemi), programme="intensive_family_support", referral_reasons=())
        episode = receive_referral(referral=accepted, opening=chosen, by=cast.kemi)
        mia = episode.participants.get(person__given_names="Mia").person
        plan = begin_status(person=mia, kind="protection_plan", starts=ago(weeks=20), by=cast.tess)
        end_status(status=plan, ends=ago(days=0), destination="in_care", by=cast.tess)
    page = sign_in(cast.kemi).get(reverse("casework:observations", args=[episode.pk, "closure"])).content.decode()
    asked_of_mia = page.split(f'id_child_protection_plan-{mia.pk}"', 1)[1].split(f"child_in_need-{mia.pk}")[0]
    assert 'value="no" checked' in asked_of_mia
    assert 'value="in_care" checked' in asked_of_mia
    assert page.count("checked") == 2


def test_why_the_council_asked_stands_in_the_charitys_own_record(referral: Any, cast: Any) -> None:
    with holder_scope(cast.hana.holder_id):
        episode = receive_referral(referral=referral, opening=opening(cast.hana), by=cast.hana)
        entry = Entry.objects.get(holder_id=cast.hana.holder_id, strand="worries")
        assert entry.words == "Mia comes to school hungry.\n\nTwo earlier worries."
        assert next(told.source for told in rebuild(episode.family)) == referral
