"""Restrict a record; open it in an emergency, for an hour, and answer for it; open it again for good, by two people."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.access.models import Grant, Team
from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.families.actions.family import restrict_family
from hearth.families.models import Family, Restriction
from hearth.families.queries import helping_now
from hearth.families.restricting.rules import REVIEW_WITHIN_DAYS, NotAllowed, ends, new_number
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist

OPENED, LIFT = "restricted_record_opened", "lift_restriction"


@action
def restrict_record(*, family: Family, reason: str, by: Viewer) -> Restriction:
    """To all but the few who must have it. What is to do about the family is closed with it."""
    restriction = keep_restriction(family, reason, by)
    restrict_family(family=family, restricted=True, by=by)
    record(by=by, verb="gave a reason to restrict", subject=family, fields=["reason"])
    return restriction


def keep_restriction(family: Family, reason: str, by: Actor) -> Restriction:
    """The one that is in force, or a new one with a number of its own."""
    rows = Restriction.objects.filter(holder_id=family.holder_id, family=family, ends=None)
    found = rows.first()
    if found:
        return found
    told = {"family": family, "reason": reason, "by_id": by.id, "by_name": getattr(by, "name", by.text)}
    for _ in range(5):
        try:
            with transaction.atomic():
                return Restriction.objects.create(number=new_number(), begins=timezone.now(), **told)
        except IntegrityError:  # the number is taken, or somebody restricted it at the same moment
            if again := rows.first():
                return again
    raise RuntimeError("No free number was found for a restricted record.")


@action
def ask_to_lift(*, restriction: Restriction, why: str, by: Viewer) -> Restriction:
    """One person asks; whoever else may see it finds it on their list."""
    restriction.asked_by_id, restriction.asked_by_name = by.id, by.name
    restriction.asked_at, restriction.why_lift = timezone.now(), why
    restriction.save(update_fields=["asked_by_id", "asked_by_name", "asked_at", "why_lift"])
    _tell_owners(
        kind=LIFT,
        family=restriction.family,
        source=restriction,
        title=f"{by.name} asks to open the restricted record {restriction.number} again",
        page="restricting:restriction",
        page_id=restriction.family_id,
    )
    record(by=by, verb="asked to lift", subject=restriction, fields=["why_lift"])
    return restriction


@action
def lift(*, restriction: Restriction, by: Viewer) -> Restriction:
    """A second person agrees: the record is open to those who work with it. Raises `NotAllowed`."""
    if restriction.asked_by_id is None or restriction.ends:
        raise NotAllowed("Nobody has asked for it.")
    if restriction.asked_by_id == by.id:
        raise NotAllowed("You asked for it. Somebody else must agree.")
    restriction.lifted_by_id, restriction.lifted_by_name, restriction.ends = by.id, by.name, timezone.now()
    restriction.save(update_fields=["lifted_by_id", "lifted_by_name", "ends"])
    worklist.done(kind=LIFT, source=restriction)
    restrict_family(family=restriction.family, restricted=False, by=by)
    record(by=by, verb="lifted", subject=restriction, fields=["ends"])
    return restriction


@action
def keep_restricted(*, restriction: Restriction, by: Viewer) -> Restriction:
    """It stays as it is; the next who thinks otherwise asks anew."""
    restriction.asked_by_id, restriction.asked_by_name = None, ""
    restriction.asked_at, restriction.why_lift = None, ""
    restriction.save(update_fields=["asked_by_id", "asked_by_name", "asked_at", "why_lift"])
    worklist.done(kind=LIFT, source=restriction)
    record(by=by, verb="kept restricted", subject=restriction)
    return restriction


@action
def break_glass(*, restriction: Restriction, reason: str, by: Viewer) -> Grant:
    """For an hour, for reading, in this session. Its owners are told in the same transaction."""
    now = timezone.now()
    grant = Grant.objects.create(
        family_id=restriction.family_id, user_id=by.id, user_text=by.text, reason=reason, begins=now, until=ends(now)
    )
    _tell_owners(
        kind=OPENED,
        family=restriction.family,
        source=grant,
        title=f"{by.name} opened the restricted record {restriction.number}: look whether it was right",
        page="restricting:grant",
        page_id=grant.pk,
    )
    record(by=by, verb="opened by break-glass", subject=restriction.family, fields=[f"grant {grant.pk}", "reason"])
    return grant


@action
def review_grant(*, grant: Grant, justified: bool, reasons: str, by: Viewer) -> Grant:
    """Somebody else says whether it was right, and why. Raises `NotAllowed`."""
    row = Grant.objects.select_for_update().get(holder_id=grant.holder_id, pk=grant.pk)
    if row.user_id == by.id:
        raise NotAllowed("You opened it. Somebody else must say whether it was right.")
    if row.reviewed_at:
        raise NotAllowed("Somebody else has answered already.")
    row.reviewed_by_id, row.reviewed_at = by.id, timezone.now()
    row.justified, row.review = justified, reasons
    row.save(update_fields=["reviewed_by", "reviewed_at", "justified", "review"])
    worklist.done(kind=OPENED, source=row)
    record(by=by, verb="reviewed", subject=row, fields=["justified", "review"])
    return row


def _tell_owners(
    *, kind: str, family: Family, source: Grant | Restriction, title: str, page: str, page_id: UUID
) -> None:
    """Whoever answers for the record: the council's duty manager, else the first team that helps."""
    worklist.ask(
        kind=kind,
        source=source,
        title=title,
        page=page,
        page_id=page_id,
        due=timezone.now() + timedelta(days=REVIEW_WITHIN_DAYS),
        team_id=owning_team(family),
        urgent=kind == OPENED,
        restricted=True,
        family_id=family.pk,
    )


def owning_team(family: Family) -> UUID:
    """The agency's triage team; where it has none, the team that helps now; else any team that works with families."""
    teams = Team.objects.filter(agency_id=family.holder_id, closed_on=None)
    at_triage = teams.filter(kind="triage").order_by("name").values_list("pk", flat=True).first()
    helping = helping_now(family).filter(agency_id=family.holder_id).values_list("team_id", flat=True).first()
    working = teams.filter(kind="practice").order_by("name").values_list("pk", flat=True).first()
    found = at_triage or helping or working
    if found is None:
        raise NotAllowed("The agency has no team that could be told.")
    return UUID(str(found))
