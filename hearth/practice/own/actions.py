"""Send a file in; put it to use; leave it; go back to what is shipped. Each is in the log, and nothing is deleted."""

from typing import Any

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.practice.checking import PracticeFile
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.models import AddedProgramme, InUse, PracticeVersion, Proposal
from hearth.practice.own.queries import shipped_definition
from hearth.scope.actions import action, record


@action
def propose(*, file: PracticeFile, text: str, licence_evidence: str, by: Viewer) -> Proposal:
    """Keep a checked file beside what is in use, until somebody has looked at the difference."""
    header = file.definition
    proposal = Proposal.objects.create(
        kind=file.kind.name,
        practice_id=header.id,
        number=header.version,
        title=header.title,
        hash=file.document.hash,
        body=file.document.content,
        text=text,
        licence_evidence=licence_evidence,
        by_id=by.id,
        by_name=by.name,
    )
    record(by=by, verb="proposed", subject=proposal, fields=["kind", "practice_id", "number"])
    return proposal


@action
def publish(*, proposal: Proposal, definition: Header, by: Viewer) -> PracticeVersion:
    """From now on the agency works by it. What was begun with another version keeps that one."""
    version, _ = PracticeVersion.objects.get_or_create(
        kind=proposal.kind,
        practice_id=proposal.practice_id,
        hash=proposal.hash,
        agency_id=by.holder_id,
        defaults={
            "version": proposal.number,
            "body": proposal.body,
            "title": proposal.title,
            "author": definition.author,
            "source": definition.source,
            "licence": definition.licence,
            "private": isinstance(definition, Instrument) and (definition.private or definition.licensed is not None),
        },
    )
    InUse.objects.create(kind=proposal.kind, practice_id=proposal.practice_id, version=version, by_name=by.name)
    if proposal.kind == "programme" and shipped_definition("programme", proposal.practice_id) is None:
        _show_to_those_who_refer(version, by)
    proposal.published_at = timezone.now()
    proposal.save(update_fields=["published_at"])
    record(by=by, verb="published", subject=proposal, fields=["kind", "practice_id", "number"])
    return version


def _show_to_those_who_refer(version: PracticeVersion, by: Viewer) -> None:
    """Nobody else can have the id: the database refuses a second row for it, and a change by another agency."""
    now: dict[str, Any] = {"version": version, "ended_at": None}
    if not AddedProgramme.objects.filter(practice_id=version.practice_id, agency_id=by.holder_id).update(**now):
        AddedProgramme.objects.create(practice_id=version.practice_id, agency_id=by.holder_id, **now)


@action
def drop(*, proposal: Proposal, by: Viewer) -> Proposal:
    proposal.dropped_at = timezone.now()
    proposal.save(update_fields=["dropped_at"])
    record(by=by, verb="dropped", subject=proposal)
    return proposal


@action
def go_back(*, kind: str, practice_id: str, by: Viewer) -> InUse:
    """Work by the shipped version again; the agency's own stays, and what was begun with it goes on."""
    row = InUse.objects.create(kind=kind, practice_id=practice_id, version=None, by_name=by.name)
    record(by=by, verb="went_back", subject=row, fields=["kind", "practice_id"])
    return row


@action
def end_programme(*, practice_id: str, by: Viewer) -> InUse:
    """Nobody can ask for it any more. What was asked for, and what has begun, goes on with it."""
    row = InUse.objects.create(kind="programme", practice_id=practice_id, version=None, by_name=by.name)
    AddedProgramme.objects.filter(practice_id=practice_id, agency_id=by.holder_id).update(ended_at=timezone.now())
    record(by=by, verb="ended", subject=row, fields=["kind", "practice_id"])
    return row
