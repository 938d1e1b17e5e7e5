"""A partnership's own levels of challenge: set with reasons, kept as they were set, and only from then on."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.audit.models import AuditEvent
from hearth.concerns.models import Concern
from hearth.places.working_days import add_working_days
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.models import Challenge, ChallengeLevels
from hearth.triage.tests.conftest import UNFOUNDED, Tell
from tests.cast import Cast

OWN = {
    "label_1": "Practice lead",
    "who_1": "A practice lead of the front door",
    "days_1": "1",
    "label_3": "Independent chair",
    "who_3": "The partnership’s independent chair",
    "days_3": "4",
    "why": "The partnership’s procedure of May 2026.",
}
PAGE = "triage:challenge_levels"


@pytest.fixture
def referral(cast: Cast, tell: Tell) -> Concern:
    concern = tell(route="professional", reporter_user_id=cast.pia.id, reporter_name="Pia Marsh")
    with holder_scope(cast.tess.holder_id):
        actions.decide(concern=concern, family=None, choice=UNFOUNDED, by=cast.tess)
    return concern


def disagree(cast: Cast, referral: Concern) -> Challenge:
    with holder_scope(cast.tess.holder_id):
        return actions.challenge(concern=referral, reasons="He eats from bins.", raised_by="Pia Marsh", by=cast.pia)


def answered(cast: Cast, challenge: Challenge) -> None:
    with holder_scope(cast.dev.holder_id):
        actions.answer_challenge(challenge=challenge, reply=actions.Reply("It stands.", False), by=cast.dev)


def test_the_nations_levels_count_until_an_agency_sets_its_own(cast: Cast, referral: Concern, sign_in: Any) -> None:
    ada = sign_in(cast.ada)
    assert 'value="Duty manager"' in ada.get(reverse(PAGE)).content.decode()
    saved = ada.post(reverse(PAGE), OWN, follow=True).content.decode()
    assert "Practice lead: within 1 working day; Independent chair: within 4 working days" in saved
    assert "The partnership’s procedure of May 2026." in saved
    page = sign_in(cast.pia).get(reverse("triage:disagree", args=[referral.reference])).content.decode()
    assert "A practice lead of the front door, within 1 working day" in page
    raised = disagree(cast, referral)
    assert raised.due == add_working_days(raised.raised_at, 1, "England")
    answered(cast, raised)
    second = disagree(cast, referral)
    assert second.due == add_working_days(second.raised_at, 4, "England")
    answering = reverse("triage:challenge", args=[second.pk])
    assert "Disagreed: Independent chair" in sign_in(cast.dev).get(answering).content.decode()
    with holder_scope(cast.dev.holder_id):
        event = AuditEvent.objects.get(verb="set the levels of challenge")
        assert event.field_names == ["levels", "why"]


def test_what_has_begun_goes_on_as_it_began(cast: Cast, referral: Concern, sign_in: Any) -> None:
    first = disagree(cast, referral)
    answered(cast, first)
    sign_in(cast.ada).post(reverse(PAGE), OWN)
    second = disagree(cast, referral)
    assert (first.level, second.level, second.levels) == ("duty_manager", "head_of_service", None)


def test_all_left_empty_are_the_nations_again_and_both_settings_stay(
    cast: Cast, referral: Concern, sign_in: Any
) -> None:
    ada = sign_in(cast.ada)
    ada.post(reverse(PAGE), OWN)
    page = ada.post(reverse(PAGE), {"why": "We go by the nation’s."}, follow=True).content.decode()
    assert "The nation’s own levels" in page
    assert disagree(cast, referral).level == "duty_manager"
    with holder_scope(cast.ada.holder_id):
        assert [len(each.levels) for each in ChallengeLevels.objects.order_by("set_at")] == [2, 0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"why": " "}, "Say why they are set so"),
        ({"who_1": ""}, "Give level 1 a name, who answers and a clock, or none of them"),
        ({"days_1": "31"}, "30"),
        ({"days_3": "soon"}, "Enter a whole number in figures"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_set(
    cast: Cast, sign_in: Any, change: dict[str, str], sentence: str
) -> None:
    page = sign_in(cast.ada).post(reverse(PAGE), OWN | change).content.decode()
    assert sentence in page
    assert "Independent chair" in page  # what was typed
    with holder_scope(cast.ada.holder_id):
        assert not ChallengeLevels.objects.exists()


def test_another_councils_levels_are_its_own(cast: Cast, tell: Tell, sign_in: Any) -> None:
    sign_in(cast.ada).post(reverse(PAGE), OWN)
    theirs = tell(council="eastvale", route="professional", reporter_user_id=cast.pia.id)
    with holder_scope(cast.ravi.holder_id):
        actions.decide(concern=theirs, family=None, choice=UNFOUNDED, by=cast.ravi)
        raised = actions.challenge(concern=theirs, reasons="No.", raised_by="Pia Marsh", by=cast.pia)
    assert raised.level == "duty_manager"
