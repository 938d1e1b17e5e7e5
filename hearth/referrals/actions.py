"""A referral is asked, answered or withdrawn. A job tells the other side, in its own register."""

from typing import Any

from django.utils import timezone

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.chronology.actions import write_entry
from hearth.families.actions import record_sharing
from hearth.families.actions.life import Shared
from hearth.families.models import Family
from hearth.practice.library import library
from hearth.referrals.clock import answer_due
from hearth.referrals.entries import happening
from hearth.referrals.jobs import arrive, call_off, tell_asker
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.queries import nation_of
from hearth.referrals.rules import (
    ACCEPTED,
    DECLINED,
    SENT,
    WITHDRAWN,
    Asking,
    NotAReferral,
    check_asking,
    check_move,
)
from hearth.scope.actions import action, record


@action
def refer(*, family: Family, to_team: Team, asking: Asking, by: Viewer) -> ServiceReferral:
    """Ask a team, of another agency or one's own, to help a family. It has five working days to answer."""
    check_asking(asking)
    programme = _programme(asking.programme)
    now = timezone.now()
    referral = ServiceReferral.objects.create(
        family=family,
        family_name=family.name,
        restricted=family.restricted,
        to_holder_id=to_team.agency_id,
        to_agency_name=to_team.agency.name,
        to_team_id=to_team.pk,
        to_team_name=to_team.name,
        from_agency_name=by.agency_name,
        from_team_id=by.team_id,
        from_body_id=family.body_id,
        people=_as_sent(family),
        asked_by=by.name,
        answer_due=answer_due(now, nation_of(family.body_id)),
        **(vars(asking) | {"referral_reasons": list(asking.referral_reasons)}),
    )
    state = _enter(referral, SENT, asking.reason, by)
    write_entry(family=family, told=happening(referral, state))
    if to_team.agency_id != family.holder_id:
        _share(family, referral, programme.title, by)
    arrive.defer(referral_id=str(referral.pk), holder_id=str(referral.to_holder_id))
    record(by=by, verb="referred", subject=referral, fields=["family", "to_team_id", "programme", "reason"])
    return referral


@action
def accept(*, referral: ServiceReferral, by: Viewer, reason: str = "") -> ServiceReferral:
    """The asked team will help. Its own record of the family begins with the work."""
    return _answer(referral, ACCEPTED, reason, by)


@action
def decline(*, referral: ServiceReferral, reason: str, by: Viewer) -> ServiceReferral:
    """The asked team will not help, and says why, so that the asker can look elsewhere."""
    return _answer(referral, DECLINED, _said(reason, "Say why you are declining."), by)


@action
def withdraw(*, referral: ServiceReferral, reason: str, by: Viewer) -> ServiceReferral:
    """The asker no longer asks."""
    referral, state = _move(referral, WITHDRAWN, _said(reason, "Say why you are withdrawing it."), by)
    write_entry(family=referral.family, told=happening(referral, state))
    call_off.defer(referral_id=str(referral.pk), holder_id=str(referral.to_holder_id))
    record(by=by, verb="withdrew", subject=referral, fields=["state", "reason"])
    return referral


def _answer(referral: ServiceReferral, state: str, reason: str, by: Viewer) -> ServiceReferral:
    referral, _ = _move(referral, state, reason, by)
    call_off.defer(referral_id=str(referral.pk), holder_id=str(referral.to_holder_id))
    tell_asker.defer(referral_id=str(referral.pk), holder_id=str(referral.holder_id))
    record(by=by, verb=state, subject=referral, fields=["state", "reason"])
    return referral


def _move(referral: ServiceReferral, after: str, reason: str, by: Viewer) -> tuple[ServiceReferral, ReferralState]:
    """Lock the row first: of two people who answer at once, the second is told of the first."""
    rows = ServiceReferral.objects.filter(holder_id=referral.holder_id, pk=referral.pk)
    locked = rows.select_for_update(of=("self",)).get()
    check_move(locked.state, after)
    locked.state = after
    locked.save(update_fields=["state"])
    return locked, _enter(locked, after, reason, by)


def _enter(referral: ServiceReferral, state: str, reason: str, by: Viewer) -> ReferralState:
    return ReferralState.objects.create(
        holder_id=referral.holder_id,
        referral=referral,
        to_holder_id=referral.to_holder_id,
        state=state,
        at=timezone.now(),
        by_name=f"{by.name}, {by.agency_name}",
        reason=reason,
    )


def _said(reason: str, otherwise: str) -> str:
    if not reason.strip():
        raise NotAReferral(otherwise)
    return reason


def _programme(id: str) -> Any:
    try:
        return library().programme(id)
    except KeyError as unknown:
        raise NotAReferral(str(unknown.args[0])) from unknown


def _as_sent(family: Family) -> list[dict[str, Any]]:
    """The people as the asked agency will see them: a copy, so that later changes here do not travel."""
    members = family.members.filter(ends=None).select_related("person").order_by("-is_child", "id")
    return [
        {
            "given_names": member.person.given_names,
            "family_name": member.person.family_name,
            "known_as": member.person.known_as,
            "sex": member.person.sex,
            "born": _iso(member.person.born),
            "born_earliest": _iso(member.person.born_earliest),
            "born_latest": _iso(member.person.born_latest),
            "born_as_told": member.person.born_as_told,
            "first_language": member.person.first_language,
            "interpreter": member.person.interpreter,
            "role": member.role,
            "is_child": member.is_child,
        }
        for member in members
    ]


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _share(family: Family, referral: ServiceReferral, programme: str, by: Viewer) -> None:
    told = Shared(
        with_whom=referral.to_agency_name,
        what=f"Referral to {programme}: names, birth dates, reason{', history' if referral.history else ''}",
        lawful_basis=referral.lawful_basis,
        told=referral.family_told,
        why_not_told=referral.why_not_told,
    )
    record_sharing(family=family, shared=told, on=timezone.localdate(), by=by)
