"""How a referral reaches the other register: what each side keeps is written in its own scope.

A job runs once or, after a crash, again: everything here may be done twice and is then done once.
"""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hearth.audit.actors import HEARTH, Actor
from hearth.chronology.actions import write_entry
from hearth.chronology.models import Entry
from hearth.referrals.entries import happening, told_of
from hearth.referrals.events import referral_answered
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.moving import Entered, move, name_of
from hearth.referrals.queries import states_of
from hearth.referrals.rules import ACCEPTED, DECLINED, RECEIVED, SENT, MoveNotPossible
from hearth.referrals.working import for_the_asked, for_the_asker
from hearth.scope.actions import action, record
from hearth.scope.opening import holder_scope

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.task(queue="referrals", name="referrals.arrive", retry=RETRY, pass_context=False)
def arrive(*, referral_id: str, holder_id: str) -> None:
    """The asked team's work list says what is theirs to do; what has only been sent is then received."""
    with holder_scope(UUID(holder_id)):
        receive(referral=_asked_of(holder_id, referral_id), by=HEARTH)


@app.task(queue="referrals", name="referrals.call_off", retry=RETRY, pass_context=False)
def call_off(*, referral_id: str, holder_id: str) -> None:
    """As the version before this one asks for it."""
    arrive(referral_id=referral_id, holder_id=holder_id)


@app.task(queue="referrals", name="referrals.tell_asker", retry=RETRY, pass_context=False)
def tell_asker(*, referral_id: str, holder_id: str) -> None:
    """What the asked agency did reaches the asker: the family's chronology, and whoever must act."""
    with holder_scope(UUID(holder_id)):
        referral = ServiceReferral.objects.select_related("family").get(holder_id=holder_id, pk=referral_id)
        hear_answer(referral=referral, by=HEARTH)


def tell_both(referral: ServiceReferral) -> None:
    """Once this commits, each side's work list and the asker's chronology follow."""
    arrive.defer(referral_id=str(referral.pk), holder_id=str(referral.to_holder_id))
    tell_asker.defer(referral_id=str(referral.pk), holder_id=str(referral.holder_id))


@action
def receive(*, referral: ServiceReferral, by: Actor) -> None:
    if referral.state == SENT:
        referral = _received(referral, by)
    for_the_asked(referral, states_of(referral)[-1])
    record(by=by, verb="received", subject=referral)


def _received(referral: ServiceReferral, by: Actor) -> ServiceReferral:
    """Unless somebody has answered, or withdrawn it, before its job ran."""
    try:
        return move(referral, Entered(RECEIVED), name_of(by, referral.to_agency_name))
    except MoveNotPossible:
        referral.refresh_from_db()
        return referral


@action
def hear_answer(*, referral: ServiceReferral, by: Actor) -> None:
    states = states_of(referral)
    heard = _heard_before(referral)
    for state in told_of(states):
        write_entry(family=referral.family, told=happening(referral, state))
        if state.state in (ACCEPTED, DECLINED) and state.pk not in heard:
            referral_answered.send(sender=ServiceReferral, referral=referral, answer=state, by=by)
    for_the_asker(referral, states[-1])
    record(by=by, verb="heard the answer", subject=referral, fields=["state"])


def _heard_before(referral: ServiceReferral) -> set[UUID]:
    """The states that the family's chronology has already."""
    written = Entry.objects.filter(holder_id=referral.holder_id, family=referral.family_id)
    kept = written.filter(source_kind=ReferralState._meta.label_lower)
    return set(kept.values_list("source_id", flat=True))


def _asked_of(holder_id: str, referral_id: str) -> ServiceReferral:
    return ServiceReferral.objects.get(to_holder_id=holder_id, pk=referral_id)
