"""Send a file in; put it to use; leave it; go back to what is shipped. Each is in the log, and nothing is deleted."""

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.practice.checking import PracticeFile
from hearth.practice.definitions.header import Header
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.models import InUse, PracticeVersion, Proposal
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
    proposal.published_at = timezone.now()
    proposal.save(update_fields=["published_at"])
    record(by=by, verb="published", subject=proposal, fields=["kind", "practice_id", "number"])
    return version


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
