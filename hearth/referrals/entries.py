"""What a referral writes in the chronology of the family, in the asker's register."""

from hearth.chronology.actions import Happening
from hearth.practice.library import library
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.rules import ACCEPTED, DECLINED, SENT, WITHDRAWN
from hearth.ui.days import local


def happening(referral: ServiceReferral, state: ReferralState) -> Happening:
    return Happening(
        happened=local(state.at).date(),
        strand="agencies",
        title=title(referral, state),
        source=state,
        words=state.reason,
        source_name=state.by_name,
    )


def title(referral: ServiceReferral, state: ReferralState) -> str:
    to, programme = referral.to_agency_name, library().programme(referral.programme).title
    return {
        SENT: f"Referred to {to} for {programme}",
        ACCEPTED: f"{to} accepted the referral to {programme}",
        DECLINED: f"{to} declined the referral to {programme}",
        WITHDRAWN: f"The referral to {to} for {programme} was withdrawn",
    }[state.state]
