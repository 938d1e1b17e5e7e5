"""A handover is asked, accepted, refused or revoked. Jobs tell each side, in its own register."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.chronology.actions import write_entry
from hearth.families.actions import begin_help, record_sharing, restrict_family
from hearth.families.actions.life import Shared
from hearth.families.models import Family
from hearth.places.working_days import add_working_days
from hearth.referrals.copying import Sent, as_sent, enter_copy
from hearth.referrals.handovers import entries
from hearth.referrals.handovers.jobs import tell_both
from hearth.referrals.handovers.rules import (
    ACCEPTED,
    REFUSED,
    REVOKED,
    WORKING_DAYS_TO_ANSWER,
    Going,
    NotAHandover,
    check,
    check_open,
)
from hearth.referrals.models import Handover
from hearth.referrals.queries import nation_of
from hearth.scope.actions import action, record

ANSWERED = ["state", "answered_at", "answered_by_id", "answered_by", "answer", "their_family_id"]


@action
def hand_over(*, family: Family, to_team: Team, going: Going, by: Viewer) -> Handover:
    """Ask another agency to hold the family from now on. Until it says yes, the one that asks goes on holding."""
    check(going)
    if to_team.agency_id == family.holder_id:
        raise NotAHandover("Within an agency a family is not handed over: its record stays the same.")
    if family.restricted and not by.sees_restricted:
        raise NotAHandover("A restricted family is handed over by a manager.")
    now = timezone.now()
    try:
        with transaction.atomic():
            handover = Handover.objects.create(
                family=family,
                family_name=family.name,
                restricted=family.restricted,
                from_agency_name=by.agency_name,
                from_team_id=by.team_id,
                from_body_id=family.body_id,
                to_holder_id=to_team.agency_id,
                to_agency_name=to_team.agency.name,
                to_team_id=to_team.pk,
                to_team_name=to_team.name,
                people=as_sent(family),
                their_family_id=_theirs(family, to_team),
                asked_by_id=by.id,
                asked_by=f"{by.name}, {by.agency_name}",
                answer_due=add_working_days(now, WORKING_DAYS_TO_ANSWER, nation_of(family.body_id)),
                **vars(going),
            )
    except IntegrityError:
        raise NotAHandover("Another agency is being asked already. Revoke that first.") from None
    _share(handover, by)
    write_entry(family=family, told=entries.asked(handover))
    tell_both(handover)
    record(by=by, verb="asked to hand over", subject=handover, fields=["family", "to_team_id", "why", "history"])
    return handover


def _theirs(family: Family, to_team: Team) -> UUID | None:
    """Their own record of the family, where it once came from them: it goes home, and there is no second one."""
    return family.origin_family_id if family.origin_holder_id == to_team.agency_id else None


def _share(handover: Handover, by: Viewer) -> None:
    told = Shared(
        with_whom=handover.to_agency_name,
        what="Handover: names, birth dates, why, and what came before",
        lawful_basis=handover.lawful_basis,
        told=handover.family_told,
        why_not_told=handover.why_not_told,
    )
    record_sharing(family=handover.family, shared=told, on=timezone.localdate(), by=by)


@action
def accept(*, handover: Handover, by: Viewer) -> Family:
    """From now on the other agency holds the family: in the record it has, where the family once came from there,
    otherwise in a copy of its own, which keeps where it came from."""
    row = _locked(handover)
    if row.asked_by_id == by.id:
        raise NotAHandover("You asked for this yourself. Somebody else accepts it.")
    if row.restricted and not by.sees_restricted:
        raise NotAHandover("A restricted family is taken over by a manager.")
    sent = Sent(row.family_name, row.from_body_id, row.people, row.holder_id, row.family_id, row.restricted)
    family = _come_home(row, by) or enter_copy(sent, by)
    row.their_family_id = family.pk
    _answer(row, ACCEPTED, "", by)
    begin_help(
        family=family,
        agency_id=by.agency_id,
        agency_name=by.agency_name,
        team_id=row.to_team_id,
        what="Holds the family",
        source=row,
        starts=timezone.localdate(),
        worker_id=by.id,
        worker_name=by.name,
    )
    write_entry(family=family, told=entries.taken_over(row))
    record(by=by, verb="accepted", subject=row, fields=ANSWERED)
    return family


def _come_home(row: Handover, by: Viewer) -> Family | None:
    """The record that the family once came from. It is as closely kept as the one that is handed over, or closer."""
    known = Family.objects.filter(holder_id=by.holder_id, sealed_at=None)
    family = known.filter(pk=row.their_family_id).first() if row.their_family_id else None
    if family is None:
        return None
    if family.restricted and not by.sees_restricted:
        raise NotAHandover("A restricted family is taken over by a manager.")
    return (
        restrict_family(family=family, restricted=True, by=by) if row.restricted and not family.restricted else family
    )


@action
def refuse(*, handover: Handover, why: str, by: Viewer) -> Handover:
    """The other agency will not hold the family, and says why. The one that asked goes on holding."""
    return _ended(handover, REFUSED, why, "Say why you refuse.", by)


@action
def revoke(*, handover: Handover, why: str, by: Actor) -> Handover:
    """The one that asked no longer asks: somebody there, or Hearth, where what it was asked for has ended."""
    return _ended(handover, REVOKED, why, "Say why you no longer ask.", by)


def _ended(handover: Handover, state: str, why: str, otherwise: str, by: Actor) -> Handover:
    row = _locked(handover)
    if not why.strip():
        raise NotAHandover(otherwise)
    _answer(row, state, why, by)
    record(by=by, verb=state, subject=row, fields=["state", "answer"])
    return row


def _answer(row: Handover, state: str, words: str, by: Actor) -> None:
    row.state, row.answer = state, words
    name = f"{by.name}, {by.agency_name}" if isinstance(by, Viewer) else f"{by.text}, {row.from_agency_name}"
    row.answered_at, row.answered_by_id, row.answered_by = timezone.now(), by.id, name
    row.save(update_fields=ANSWERED)
    tell_both(row)


def _locked(handover: Handover) -> Handover:
    rows = Handover.objects.filter(holder_id=handover.holder_id, pk=handover.pk)
    row = rows.select_for_update(of=("self",)).get()
    check_open(row.state)
    return row
