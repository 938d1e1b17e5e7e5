"""Add, take back, attach, scan and forget files.

What is added to an unsent form is nobody's record, so the log says nothing of it, as it says nothing of drafts.
"""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.audit.actors import Actor
from hearth.files import store
from hearth.files.checking import checked
from hearth.files.cleaning.outcome import Cleaned, Refused
from hearth.files.jobs import scan
from hearth.files.limits import MOST_FILES
from hearth.files.models import Attachment, WaitingFile
from hearth.files.names import name_to_save_as, tidy_name
from hearth.files.queries import outlived, still_named, waiting_files
from hearth.scope.actions import action, record


class NoLongerHere(Exception):
    """Something that was to be sent has been taken back in the meantime."""


def add_file(*, owner: str, form: str, name: str, content: bytes) -> WaitingFile:
    """Check it, keep it, and only then say so. The same file again is the same file. Raises `Refused`."""
    cleaned = checked(content)
    file_id = uuid7()
    store.put(file_id, cleaned.content)
    try:
        with transaction.atomic():
            _one_at_a_time(owner, form)
            row = _enter(file_id, cleaned, owner=owner, form=form, name=name)
    except Refused:
        store.remove(file_id)
        raise
    if row.pk != file_id:
        store.remove(file_id)
    return row


def _enter(file_id: UUID, cleaned: Cleaned, *, owner: str, form: str, name: str) -> WaitingFile:
    digest, now = hashlib.sha256(cleaned.content).hexdigest(), timezone.now()
    there = waiting_files(owner, form)
    again = next((each for each in there if each.digest == digest), None)
    if again:
        return again
    if len(there) >= MOST_FILES:
        raise Refused("too_many")
    WaitingFile.objects.filter(owner=owner, form=form, digest=digest).delete()  # one that nobody came back for
    WaitingFile.objects.filter(owner=owner, form=form).update(touched_at=now)
    return WaitingFile.objects.create(
        id=file_id,
        owner=owner,
        form=form,
        name=name_to_save_as(tidy_name(name), cleaned.extension),
        kind=cleaned.kind,
        media_type=cleaned.media_type,
        size=len(cleaned.content),
        digest=digest,
        created_at=now,
        touched_at=now,
    )


def _one_at_a_time(owner: str, form: str) -> None:
    """Two presses of a button at once do not add eleven files."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"files {owner} {form}"])


def touch(*, owner: str, form: str) -> None:
    """Its owner is still at it."""
    WaitingFile.objects.filter(owner=owner, form=form).update(touched_at=timezone.now())


def take_back(*, owner: str, form: str, file_id: UUID) -> None:
    _forget(WaitingFile.objects.filter(owner=owner, form=form, pk=file_id))


def forget_waiting(*, owner: str, form: str = "") -> None:
    """What was added to one form, or to all of somebody's. What has been sent meanwhile stays with its record."""
    waiting = WaitingFile.objects.filter(owner=owner)
    _forget(waiting.filter(form=form) if form else waiting)


def forget_outlived(*, now: datetime) -> int:
    """Files that nobody came back for. Returns how many went."""
    return sum(_forget(rows) for rows in outlived(now))


def _forget(rows: Any) -> int:
    """The rows go first. A report that is being sent holds them, and then its record names the files."""
    with transaction.atomic(savepoint=False):
        ids = list(rows.select_for_update().values_list("pk", flat=True))
        if not ids:
            return 0
        WaitingFile.objects.filter(pk__in=ids).delete()
        transaction.on_commit(lambda: remove_unnamed(ids))
    return len(ids)


def remove_unnamed(ids: Collection[UUID]) -> int:
    """Take out of the store what no row names. Whatever is left by a crash, the sweeper finds."""
    gone = set(ids) - still_named(ids)
    for file_id in gone:
        store.remove(file_id)
    return len(gone)


def attach(*, file_ids: Sequence[UUID], to: Any, by: Actor) -> list[Attachment]:
    """Part of the action that keeps the record, so it records no event of its own; the scan does.

    The files stay where they are, and so do their waiting rows, until the form is forgotten: the same report sent
    again finds the same files. Raises `NoLongerHere`.
    """
    if not file_ids:
        return []
    waiting = {row.pk: row for row in WaitingFile.objects.select_for_update().filter(pk__in=file_ids)}
    if len(waiting) < len(set(file_ids)):
        raise NoLongerHere
    attached = [_attachment(waiting[file_id], to, by) for file_id in file_ids]
    Attachment.objects.bulk_create(attached)
    if settings.CLAMD:
        for each in attached:
            scan.defer(attachment_id=str(each.pk), holder_id=str(each.holder_id))
    return attached


def _attachment(waiting: WaitingFile, to: Any, by: Actor) -> Attachment:
    return Attachment(
        holder_id=to.holder_id,
        about_kind=to._meta.label_lower,
        about_id=to.pk,
        file_id=waiting.pk,
        name=waiting.name,
        kind=waiting.kind,
        media_type=waiting.media_type,
        size=waiting.size,
        digest=waiting.digest,
        added_by=by.text,
        state="waiting" if settings.CLAMD else "unscanned",
    )


@action
def note_scan(*, attachment: Attachment, found: str, by: Actor) -> Attachment:
    """What the scanner said: nothing, or the name of what it found."""
    attachment.state = "refused" if found else "clean"
    attachment.reason = found[:200]
    attachment.scanned_at = timezone.now()
    attachment.save(update_fields=["state", "reason", "scanned_at"])
    record(by=by, verb="found infected" if found else "found clean", subject=attachment, fields=["state"])
    return attachment
