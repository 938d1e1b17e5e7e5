"""How a referral reaches the other register: what each side keeps is written in its own scope.

A job runs once or, after a crash, again: everything here may be done twice and is then done once.
"""

from dataclasses import dataclass
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hearth.audit.actors import HEARTH, Actor
from hearth.chronology.actions import write_entry
from hearth.referrals.entries import happening
from hearth.referrals.events import referral_answered
from hearth.referrals.models import ServiceReferral
from hearth.referrals.queries import states_of
from hearth.referrals.rules import SENT
from hearth.scope.actions import action, record
from hearth.scope.opening import holder_scope
from hearth.worklist.actions import ask, done

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
ANSWER = "answer-referral"


@dataclass(frozen=True)
class InTheirRegister:
    """The referral as a source of work for the agency that was asked, whose work list it is."""

    holder_id: UUID
    pk: UUID


@app.task(queue="referrals", name="referrals.arrive", retry=RETRY, pass_context=False)
def arrive(*, referral_id: str, holder_id: str) -> None:
    """Put the referral on the asked team's work list."""
    with holder_scope(UUID(holder_id)):
        receive(referral=_asked_of(holder_id, referral_id), by=HEARTH)


@app.task(queue="referrals", name="referrals.call_off", retry=RETRY, pass_context=False)
def call_off(*, referral_id: str, holder_id: str) -> None:
    """Answered or withdrawn: take it off the asked team's work list."""
    with holder_scope(UUID(holder_id)):
        put_away(referral=_asked_of(holder_id, referral_id), by=HEARTH)


@app.task(queue="referrals", name="referrals.tell_asker", retry=RETRY, pass_context=False)
def tell_asker(*, referral_id: str, holder_id: str) -> None:
    """The answer reaches the asker: the family's chronology, and whoever waits for it."""
    with holder_scope(UUID(holder_id)):
        referral = ServiceReferral.objects.select_related("family").get(holder_id=holder_id, pk=referral_id)
        hear_answer(referral=referral, by=HEARTH)


@action
def receive(*, referral: ServiceReferral, by: Actor) -> None:
    if referral.state == SENT:  # it may have been answered before its job ran
        ask(
            kind=ANSWER,
            source=InTheirRegister(referral.to_holder_id, referral.pk),
            title=f"Answer a referral from {referral.from_agency_name}",
            page="referrals:referral",
            page_id=referral.pk,
            due=referral.answer_due,
            team_id=referral.to_team_id,
            restricted=referral.restricted,
        )
    record(by=by, verb="received", subject=referral)


@action
def put_away(*, referral: ServiceReferral, by: Actor) -> None:
    done(kind=ANSWER, source=InTheirRegister(referral.to_holder_id, referral.pk))
    record(by=by, verb="put away", subject=referral)


@action
def hear_answer(*, referral: ServiceReferral, by: Actor) -> None:
    answer = states_of(referral)[-1]
    write_entry(family=referral.family, told=happening(referral, answer))
    referral_answered.send(sender=ServiceReferral, referral=referral, answer=answer, by=by)
    record(by=by, verb="heard the answer", subject=referral, fields=["state"])


def _asked_of(holder_id: str, referral_id: str) -> ServiceReferral:
    return ServiceReferral.objects.get(to_holder_id=holder_id, pk=referral_id)
