"""A professional who disagrees is answered by somebody else, level by level, against a clock; and it is counted."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from hearth.chronology.models import Entry
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.actions.challenging import Reply
from hearth.triage.models import Challenge, Decision
from hearth.triage.rules.standing import NotNow
from hearth.triage.tests.conftest import Tell, advice
from hearth.worklist.models import Item
from tests.cast import Cast


@pytest.fixture
def referral(cast: Cast, tell: Tell) -> Concern:
    return tell(
        route="professional",
        reporter_name="Pia Marsh",
        reporter_agency_name="Beck Lane Primary School",
        reporter_email="pia@school.example",
        reporter_user_id=cast.pia.id,
    )


@pytest.fixture
def decision(cast: Cast, referral: Concern, fenns: Family) -> Decision:
    with holder_scope(cast.tess.holder_id):
        actions.confirm_family(concern=referral, choice=actions.FamilyChoice(fenns), by=cast.tess)
        choice = advice(cast.tess, professional_answer="We decided: early help.", public_answer="")
        return actions.decide(concern=referral, family=fenns, choice=choice, by=cast.tess)


def raised(cast: Cast, referral: Concern) -> Challenge:
    with holder_scope(cast.tess.holder_id):
        return actions.challenge(concern=referral, reasons="He eats from bins.", raised_by="Pia Marsh", by=cast.pia)


def page_of(referral: Concern) -> str:
    return reverse("triage:disagree", args=[referral.reference])


def test_from_their_own_referrals_to_somebody_else_and_back(
    cast: Cast, referral: Concern, decision: Decision, sign_in: Any
) -> None:
    mine = sign_in(cast.pia).get(reverse("concerns:my_referrals")).content.decode()
    assert page_of(referral) in mine
    page = sign_in(cast.pia).get(page_of(referral)).content.decode()
    assert "We decided: early help." in page
    assert "Say why you disagree" in sign_in(cast.pia).post(page_of(referral), {}).content.decode()
    sign_in(cast.pia).post(page_of(referral), {"reasons": "He eats from bins."})
    with holder_scope(cast.dev.holder_id):
        challenge = Challenge.objects.get()
        assert (challenge.level, challenge.raised_by) == ("duty_manager", "Pia Marsh, Beck Lane Primary School")
        assert Item.objects.get(kind="answer-challenge").due == challenge.due
    answering = reverse("triage:challenge", args=[challenge.pk])
    assert "The decision is yours" in sign_in(cast.tess).get(answering).content.decode()
    sign_in(cast.dev).post(answering, {"words": "You are right: we look again.", "changes": "yes"})
    shown = sign_in(cast.pia).get(page_of(referral)).content.decode()
    assert "You are right: we look again." in shown
    with holder_scope(cast.dev.holder_id):
        assert Item.objects.get(kind="decide-anew").done_at is None
        assert "He eats from bins." in Entry.objects.get(source_id=challenge.pk).words
    board = sign_in(cast.dev).get(reverse("triage:board")).content.decode()
    assert "challenged 1 of 1 decisions on their referrals; 1 of 1 challenges" in board


def test_nobody_answers_for_their_own_decision(cast: Cast, referral: Concern, decision: Decision) -> None:
    challenge = raised(cast, referral)
    with holder_scope(cast.tess.holder_id):
        with pytest.raises(NotNow, match="Somebody else must answer"):
            actions.answer_challenge(challenge=challenge, reply=Reply("No.", False), by=cast.tess)
        actions.answer_challenge(challenge=challenge, reply=Reply("It stands.", False), by=cast.dev)
        with pytest.raises(NotNow, match="answered this already"):
            actions.answer_challenge(challenge=challenge, reply=Reply("Again.", False), by=cast.dev)


def test_it_goes_up_level_by_level_when_it_was_answered_or_is_late(
    cast: Cast, referral: Concern, decision: Decision
) -> None:
    first = raised(cast, referral)
    with pytest.raises(NotNow, match="still being looked at"):
        raised(cast, referral)
    with holder_scope(cast.dev.holder_id):
        actions.answer_challenge(challenge=first, reply=Reply("It stands.", False), by=cast.dev)
    second = raised(cast, referral)
    assert (second.level, second.escalates) == ("head_of_service", first)
    with time_machine.travel(timezone.now() + timedelta(days=20), tick=False):
        third = raised(cast, referral)  # the second ran out unanswered
        assert third.level == "partnership"
        with holder_scope(cast.dev.holder_id):
            assert Item.objects.get(kind="answer-challenge", source_id=second.pk).done_at
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False), pytest.raises(NotNow, match="Every"):
        raised(cast, referral)


def test_for_anybody_else_there_is_nothing_there(
    cast: Cast, referral: Concern, decision: Decision, sign_in: Any
) -> None:
    theirs = sign_in(cast.gus).get(page_of(referral))
    never = sign_in(cast.pia).get(reverse("triage:disagree", args=["HTH-2222-3333"]))
    assert (theirs.status_code, never.status_code) == (302, 302)
    assert never["Location"] == reverse("concerns:my_referrals")


def test_a_new_decision_may_be_challenged_anew(
    cast: Cast, referral: Concern, decision: Decision, fenns: Family
) -> None:
    raised(cast, referral)
    with holder_scope(cast.dev.holder_id):
        actions.decide_anew(replaced=decision, family=fenns, choice=advice(cast.dev), why="More is known.", by=cast.dev)
    assert raised(cast, referral).level == "duty_manager"
