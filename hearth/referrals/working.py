"""Who must act next, on each side's work list. Said anew after every move: what no longer holds is taken off."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from hearth.access.models import Team
from hearth.families.queries import is_sealed
from hearth.places.working_days import add_working_days
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.queries import nation_of
from hearth.referrals.rules import (
    ACCEPTED,
    DECLINED,
    INFORMATION_ASKED,
    INFORMATION_GIVEN,
    NOT_ENGAGED,
    OVER,
    RECEIVED,
    WAITING,
    WORKING_DAYS_TO_INFORM,
    WORKING_DAYS_TO_START,
)
from hearth.ui.days import LONDON
from hearth.worklist.actions import ask, done

ANSWER, START = "answer-referral", "start-referral"  # the asked team's
INFORM, LOOK, RING = "inform-referral", "referral-not-engaged", "referral-ring-them"  # the asker's


@dataclass(frozen=True)
class InTheirRegister:
    """The referral as a source of work for the agency that was asked, whose work list it is."""

    holder_id: UUID
    pk: UUID


def for_the_asked(referral: ServiceReferral, now: ReferralState) -> None:
    """Answer; or begin, or look at the waiting list on the day that was named."""
    source = InTheirRegister(referral.to_holder_id, referral.pk)
    wanted: dict[str, tuple[str, datetime]] = {}
    if referral.state in (RECEIVED, INFORMATION_GIVEN):
        wanted[ANSWER] = f"Answer a referral from {referral.from_agency_name}", referral.answer_due
    elif referral.state == ACCEPTED:
        soon = add_working_days(now.at, WORKING_DAYS_TO_START, nation_of(referral.from_body_id))
        wanted[START] = f"Start the work with {referral.family_name}, or say how long they wait", soon
    elif referral.state == WAITING and now.until:
        until = datetime.combine(now.until, time(9), LONDON)
        wanted[START] = f"{referral.family_name} waits: is there a place?", until
    for kind in (ANSWER, START):
        if kind not in wanted:
            done(kind=kind, source=source)
            continue
        title, due = wanted[kind]
        _ask(referral, kind, source, title, due, team_id=referral.to_team_id)


def for_the_asker(referral: ServiceReferral, now: ReferralState) -> None:
    """Say what they need to know; or look again, where the family did not take the help up."""
    if referral.state == INFORMATION_ASKED:
        soon = add_working_days(now.at, WORKING_DAYS_TO_INFORM, nation_of(referral.from_body_id))
        title = f"{referral.to_agency_name} asks for information about {referral.family_name}"
        _ask(referral, INFORM, referral, title, soon, team_id=referral.from_team_id, family_id=referral.family_id)
    else:
        done(kind=INFORM, source=referral)
    if referral.state in OVER:
        done(kind=RING, source=referral)
    if title := _why_look(referral):
        more = {"team_id": referral.from_team_id, "family_id": referral.family_id}
        _ask(referral, LOOK, referral, title, now.at, urgent=True, **more)


def tell_of_change(referral: ServiceReferral, what: str, now: datetime) -> None:
    """The asker rings the service before it is in touch with the family again. Part of what brings the change."""
    title = f"{what}: ring {referral.to_agency_name} before they are in touch, and say whether the referral stands"
    more = {"team_id": referral.from_team_id, "family_id": referral.family_id}
    _ask(referral, RING, referral, title, now, urgent=True, **more)


def _why_look(referral: ServiceReferral) -> str:
    """Help that was asked for and does not come about. Triage hears of a no through whoever holds the child."""
    if referral.state == NOT_ENGAGED:
        return f"{referral.family_name} did not engage with {referral.to_agency_name}: look at the risk again"
    if referral.state == DECLINED and not Team.objects.filter(pk=referral.from_team_id, kind="triage").exists():
        return f"{referral.to_agency_name} declined to help {referral.family_name}: look for other help"
    return ""


def _ask(
    referral: ServiceReferral,
    kind: str,
    source: InTheirRegister | ServiceReferral,
    title: str,
    due: datetime,
    *,
    team_id: UUID,
    family_id: UUID | None = None,
    urgent: bool = False,
) -> None:
    if is_sealed(source.holder_id, referral.family_id):  # another register goes on with its own copy
        done(kind=kind, source=source)
        return
    ask(
        kind=kind,
        source=source,
        title=title,
        page="referrals:referral",
        page_id=referral.pk,
        due=due,
        team_id=team_id,
        family_id=family_id,
        urgent=urgent,
        restricted=referral.restricted,
    )
