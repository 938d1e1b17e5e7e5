"""A referral moves: one row locked, each state entered with its time, by whom, and what they said."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.rules import path, said


@dataclass(frozen=True)
class Entered:
    """What is said with a move."""

    state: str
    words: str = ""
    until: date | None = None
    outcome: str = ""


def move(referral: ServiceReferral, entered: Entered, by_name: str) -> ServiceReferral:
    """Part of the action that moves it, so no event of its own.

    Locks the row first: of two people who answer at once, the second is told of the first.
    """
    said(entered.state, entered.words)
    rows = ServiceReferral.objects.filter(holder_id=referral.holder_id, pk=referral.pk)
    locked = rows.select_for_update(of=("self",)).get()
    *before, _ = path(locked.state, entered.state)
    for state in before:
        _set(locked, Entered(state), by_name)
    _set(locked, entered, by_name)
    return locked


def _set(referral: ServiceReferral, entered: Entered, by_name: str) -> None:
    referral.state = entered.state
    referral.save(update_fields=["state"])
    enter(referral, entered, by_name)


def enter(referral: ServiceReferral, entered: Entered, by_name: str) -> ReferralState:
    return ReferralState.objects.create(
        holder_id=referral.holder_id,
        referral=referral,
        to_holder_id=referral.to_holder_id,
        state=entered.state,
        at=timezone.now(),
        by_name=by_name,
        reason=entered.words,
        until=entered.until,
        outcome=entered.outcome,
    )


def name_of(by: Actor, agency_name: str = "") -> str:
    """Who moved it, as both sides read it."""
    name = getattr(by, "name", by.text)
    agency = getattr(by, "agency_name", agency_name)
    return f"{name}, {agency}" if agency else name
