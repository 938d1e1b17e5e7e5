"""Open a sealed record for an hour, to read; and say afterwards whether that was right."""

from datetime import timedelta

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.families.models import Family, Seal, SealOpening
from hearth.families.restricting.actions import owning_team
from hearth.families.restricting.rules import REVIEW_WITHIN_DAYS, NotAllowed, ends
from hearth.families.sealing.queries import family_ids_of
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist

OPENED = "sealed_record_opened"


@action
def open_sealed(*, seal: Seal, reason: str, by: Viewer) -> SealOpening:
    """Whoever answers for the record is told in the same transaction, without a name. Raises `NotAllowed`."""
    if not reason.strip():
        raise NotAllowed("Say why you must open it.")
    now = timezone.now()
    who = {"opened_by_id": by.id, "opened_by_name": by.name, "opened_by_text": by.text}
    opening = SealOpening.objects.create(seal=seal, reason=reason, begins=now, until=ends(now), **who)
    worklist.ask(
        kind=OPENED,
        source=opening,
        title=f"{by.name} opened a sealed record: look whether it was right",
        page="sealed:opening",
        page_id=opening.pk,
        due=now + timedelta(days=REVIEW_WITHIN_DAYS),
        team_id=owning_team(Family.objects.get(holder_id=seal.holder_id, pk=family_ids_of(seal)[0])),
        urgent=True,
        restricted=True,
    )
    record(by=by, verb="unsealed to read", subject=opening, fields=["reason"])
    return opening


@action
def review_opening(*, opening: SealOpening, justified: bool, reasons: str, by: Viewer) -> SealOpening:
    """Somebody else says whether it was right, and why. Raises `NotAllowed`."""
    row = SealOpening.objects.select_for_update().get(holder_id=opening.holder_id, pk=opening.pk)
    if row.opened_by_id == by.id:
        raise NotAllowed("You opened it. Somebody else must say whether it was right.")
    if row.reviewed_at:
        raise NotAllowed("Somebody else has answered already.")
    row.reviewed_by_id, row.reviewed_by_name, row.reviewed_at = by.id, by.name, timezone.now()
    row.justified, row.review = justified, reasons
    row.save(update_fields=["reviewed_by_id", "reviewed_by_name", "reviewed_at", "justified", "review"])
    worklist.done(kind=OPENED, source=row)
    record(by=by, verb="reviewed", subject=row, fields=["justified", "review"])
    return row
