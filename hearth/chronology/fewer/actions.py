"""Narrow who may see one happening; open it again to whom its stage says."""

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.chronology.models import Entry, Narrowed
from hearth.chronology.rules import FAMILY, fewer_than, seen_by
from hearth.scope.actions import action, record


class NotPossible(ValueError):
    """A sentence for whoever tried."""


@action
def narrow(*, entry: Entry, to: str, why: str, by: Viewer) -> Narrowed:
    """Never so far that whoever decides it could not see, and undo, it."""
    row = _locked(entry)
    if to not in fewer_than(row.seen_by) or to not in seen_by(by.role):
        raise NotPossible("Choose fewer people than may see it now, yourself among them.")
    if not why.strip():
        raise NotPossible("Say why fewer may see it.")
    _end(row, why, by)
    source = {"family_id": row.family_id, "source_kind": row.source_kind, "source_id": row.source_id}
    narrowed = Narrowed.objects.create(seen_by=to, why=why, by_name=by.name, **source)
    _show(row, to)
    record(by=by, verb="narrowed who may see", subject=row, fields=["seen_by", "why"])
    return narrowed


@action
def open_again(*, entry: Entry, told_for: str, why: str, by: Viewer) -> Entry:
    """To `told_for`: whom the stage that tells of it says."""
    row = _locked(entry)
    if not why.strip():
        raise NotPossible("Say why it can be open again.")
    if not _end(row, why, by):
        raise NotPossible("Nobody has narrowed it.")
    _show(row, told_for)
    record(by=by, verb="opened again who may see", subject=row, fields=["seen_by", "why"])
    return row


def _locked(entry: Entry) -> Entry:
    return Entry.objects.select_for_update(of=("self",)).get(holder_id=entry.holder_id, pk=entry.pk)


def _end(row: Entry, why: str, by: Viewer) -> int:
    source = {"family": row.family_id, "source_kind": row.source_kind, "source_id": row.source_id}
    standing = Narrowed.objects.filter(holder_id=row.holder_id, ended_at=None, **source)
    return standing.update(ended_at=timezone.now(), ended_why=why, ended_by=by.name)


def _show(row: Entry, to: str) -> None:
    row.seen_by, row.staff_only = to, to != FAMILY
    row.save(update_fields=["seen_by", "staff_only"])
