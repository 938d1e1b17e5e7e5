"""A worry was looked into and nothing bears it out: a manager's finding, with reasons. The worry itself stays."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.chronology.actions import write_entry
from hearth.concerns.models import Concern
from hearth.scope.actions import action, record
from hearth.triage import entries
from hearth.triage.actions.locking import locked
from hearth.triage.models import Finding
from hearth.triage.queries import confirmed_family_of
from hearth.triage.rules.standing import NotNow


@action
def find_unsubstantiated(*, concern: Concern, reasons: str, by: Viewer) -> Finding:
    """Raises `NotNow` before the worry is decided, or where it was found already."""
    row = locked(concern)
    if row.decided_at is None:
        raise NotNow("Decide on the worry first. A finding says what looking into it came to.")
    try:
        with transaction.atomic():
            finding = Finding.objects.create(
                concern=row, reasons=reasons, found_by=by.name, found_by_id=by.id, found_at=timezone.now()
            )
    except IntegrityError:
        raise NotNow("This worry was found to be unsubstantiated already.") from None
    _tell_chronology(finding)
    record(by=by, verb="found unsubstantiated", subject=finding, fields=["reasons"])
    return finding


@action
def set_finding_aside(*, finding: Finding, why: str, by: Viewer) -> Finding:
    """Something has come to light, or the finding was wrong. It stays to be read, with why it no longer holds."""
    row = Finding.objects.select_for_update().get(holder_id=finding.holder_id, pk=finding.pk)
    if row.set_aside_at:
        raise NotNow(f"{row.set_aside_by} has set this finding aside already.")
    row.set_aside_at, row.set_aside_by, row.set_aside_why = timezone.now(), by.name, why
    row.save(update_fields=["set_aside_at", "set_aside_by", "set_aside_why"])
    _tell_chronology(row)
    record(by=by, verb="set a finding aside", subject=row, fields=["set_aside_why"])
    return row


def _tell_chronology(finding: Finding) -> None:
    confirmed = confirmed_family_of(finding.concern)
    if confirmed:
        write_entry(family=confirmed.family, told=entries.found(finding))
