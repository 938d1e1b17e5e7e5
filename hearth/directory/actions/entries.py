"""Change the directory: a provider proposes, a keeper approves or writes at once; both can say that it is right."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.directory.entry import Entry
from hearth.directory.models import Assurance, NewService, Organisation, Owner, Proposal, Service
from hearth.directory.models.upkeep import APPROVED, REFUSED, REPLACED, WAITING
from hearth.directory.writing import Keeping, is_listed, write_entry
from hearth.scope.actions import action, record
from hearth.ui.days import today


@dataclass(frozen=True)
class Asked:
    """Whom to ask about an entry."""

    email: str = ""
    staff_words: str = ""
    agency_id: UUID | None = None


class NotNow(Exception):
    """Somebody was quicker. A sentence."""


@action
def propose(*, entry: Entry, service: Service | None, by: Viewer) -> Proposal:
    """In the scope of the keeper. A newer proposal takes the place of one that still waits.

    Without a `service` it is a new one, which its provider finds among their own until it stands in the directory.
    """
    waiting = Proposal.objects.filter(service_id=entry.id, state=WAITING)
    waiting.update(state=REPLACED, decided_at=timezone.now())
    proposal = Proposal.objects.create(
        service_id=entry.id,
        base_version=service.version if service else None,
        entry=entry.model_dump(mode="json"),
        agency_id=by.agency_id,
        by_name=by.name,
    )
    if service is None:
        NewService.objects.get_or_create(
            service_id=entry.id, defaults={"agency_id": by.agency_id, "keeper_id": proposal.holder_id}
        )
    record(by=by, verb="proposed an entry", subject=proposal)
    return proposal


@action
def approve(*, proposal: Proposal, by: Viewer) -> Service:
    """What it says stands from now on, as checked by whoever proposed it. Raises `NotNow`."""
    row = _waiting(proposal)
    service = Service.objects.filter(pk=row.service_id).first()
    if service is not None and service.version != row.base_version:
        raise NotNow("The entry has changed since this was proposed. Look at the difference again.")
    entry = Entry.model_validate(row.entry)
    assured = entry.model_copy(update={"assured_on": today(), "assured_by": row.by_name, "modified_at": None})
    written = write_entry(assured, Keeping(row.holder_id), row.agency_id)
    NewService.objects.filter(service_id=row.service_id).delete()
    _decide(row, APPROVED, by, "")
    record(by=by, verb="approved an entry", subject=row)
    return written


@action
def refuse(*, proposal: Proposal, reason: str, by: Viewer) -> Proposal:
    """Raises `NotNow`. Its provider reads the reason."""
    row = _waiting(proposal)
    _decide(row, REFUSED, by, reason)
    record(by=by, verb="refused an entry", subject=row)
    return row


@action
def look_again(*, proposal: Proposal, by: Viewer) -> Proposal:
    """The keeper has seen the difference from the entry as it is now."""
    row = _waiting(proposal)
    row.base_version = Service.objects.filter(pk=row.service_id).values_list("version", flat=True).first()
    row.save(update_fields=["base_version"])
    record(by=by, verb="looked again at", subject=row)
    return row


@action
def write(*, entry: Entry, by: Viewer) -> Service:
    """A keeper writes an entry at once, and so says that it is right."""
    assured = entry.model_copy(update={"assured_on": today(), "assured_by": by.name, "modified_at": None})
    service = write_entry(assured, Keeping(by.agency_id))
    record(by=by, verb="wrote an entry", subject=service)
    return service


@action
def assure(*, service: Service, by: Viewer) -> Service:
    """Somebody who knows says that it is all still right."""
    row = Service.objects.select_for_update().get(pk=service.pk)
    row.assured_on, row.assured_by, row.modified_at = today(), by.name, timezone.now()
    row.listed = is_listed(row, today())
    row.save(update_fields=["assured_on", "assured_by", "modified_at", "listed"])
    Assurance.objects.create(service=row, on=today(), by=by.name)
    record(by=by, verb="said an entry is right", subject=row)
    return row


@action
def set_owner(*, service: Service, asked: Asked, by: Viewer) -> Owner:
    """Whom to ask, what staff should know, and whose people may propose changes; none of it is published."""
    owner, _ = Owner.objects.update_or_create(
        service_id=service.pk, defaults={"email": asked.email, "staff_words": asked.staff_words}
    )
    Organisation.objects.filter(pk=service.organisation_id).update(agency_id=asked.agency_id)
    record(by=by, verb="said who owns an entry", subject=owner, fields=["email", "staff_words", "agency"])
    return owner


def _waiting(proposal: Proposal) -> Proposal:
    row = Proposal.objects.select_for_update().get(holder_id=proposal.holder_id, pk=proposal.pk)
    if row.state != WAITING:
        raise NotNow(f"This proposal is not waiting any more: {row.get_state_display().lower()}.")
    return row


def _decide(row: Proposal, state: str, by: Viewer, reason: str) -> None:
    row.state, row.decided_at, row.decided_by, row.reason = state, timezone.now(), by.name, reason
    row.save()
