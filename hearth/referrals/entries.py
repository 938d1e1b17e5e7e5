"""What a referral writes in the chronology of the family, in the asker's register."""

from collections.abc import Iterable, Iterator

from hearth.chronology.telling import Happening
from hearth.families.models import Family
from hearth.practice.own.added import programme_known
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.rules import (
    ACCEPTED,
    BY_THE_ASKER,
    DECLINED,
    ENDED,
    INFORMATION_ASKED,
    INFORMATION_GIVEN,
    NOT_ENGAGED,
    OUTCOMES,
    RECEIVED,
    SENT,
    STARTED,
    WAITING,
    WITHDRAWN,
)
from hearth.ui.days import day, local


def happening(referral: ServiceReferral, state: ReferralState) -> Happening:
    asked = state.state in BY_THE_ASKER
    return Happening(
        happened=local(state.at).date(),
        strand="agencies",
        title=title(referral, state),
        source=state,
        words=state.reason,
        needs=_needs(referral) if state.state == SENT else (),
        source_name=state.by_name,
        agency_name=referral.from_agency_name if asked else referral.to_agency_name,
    )


def _needs(referral: ServiceReferral) -> list[str]:
    """The needs behind the programme's reasons that were chosen."""
    reasons = programme_known(referral.programme).referral_reasons
    return list(dict.fromkeys(reason.need for reason in reasons if reason.id in referral.referral_reasons))


def title(referral: ServiceReferral, state: ReferralState) -> str:
    to, programme = referral.to_agency_name, programme_known(referral.programme).title
    return {
        SENT: f"Referred to {to} for {programme}",
        INFORMATION_ASKED: f"{to} asks for information before it answers the referral to {programme}",
        INFORMATION_GIVEN: f"Information was given to {to} for the referral to {programme}",
        ACCEPTED: f"{to} accepted the referral to {programme}",
        DECLINED: f"{to} declined the referral to {programme}",
        WAITING: f"On the waiting list of {to} for {programme}"
        + (f", until about {day(state.until)}" if state.until else ""),
        STARTED: f"{to} began its work in {programme}",
        NOT_ENGAGED: f"The family did not engage with {to}",
        ENDED: f"The work of {to} ended: {OUTCOMES.get(state.outcome, '').lower()}",
        WITHDRAWN: f"The referral to {to} for {programme} was withdrawn",
    }[state.state]


def told_of(states: Iterable[ReferralState]) -> list[ReferralState]:
    """Which states a chronology tells of: that something has arrived is no happening in a family's life."""
    return [state for state in states if state.state != RECEIVED]


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that this family's referrals should have in its chronology."""
    states = ReferralState.objects.filter(holder_id=family.holder_id, referral__family=family)
    for state in told_of(states.select_related("referral").order_by("at", "id")):
        yield happening(state.referral, state)
