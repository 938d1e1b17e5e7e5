"""Whose files: what somebody has added to a form, and what belongs to a record that was found before."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from hearth.files.models import Attachment, WaitingFile

UNSENT_FILES_LAST = {  # as long as the words they go with
    "visitor": timedelta(hours=24),
    "address": timedelta(days=14),
    "user": timedelta(days=30),
}


def waiting_files(owner: str, form: str) -> Sequence[WaitingFile]:
    """What its owner has added so far, in order."""
    rows = WaitingFile.objects.filter(owner=owner, form=form)
    return list(rows.filter(touched_at__gte=timezone.now() - UNSENT_FILES_LAST[owner.partition(":")[0]]))


def outlived(now: datetime) -> list[QuerySet[WaitingFile]]:
    """What nobody came back for."""
    return [
        WaitingFile.objects.filter(owner__startswith=f"{kind}:", touched_at__lt=now - lasts)
        for kind, lasts in UNSENT_FILES_LAST.items()
    ]


def attachments_of(record: Any) -> QuerySet[Attachment]:
    """Those of a record that the viewer has been found to be allowed to open."""
    return Attachment.objects.filter(
        holder_id=record.holder_id, about_kind=record._meta.label_lower, about_id=record.pk
    )


def still_named(file_ids: Collection[UUID]) -> set[UUID]:
    """Which of these files any record, of any agency, or any unsent form still names."""
    if not file_ids:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM files_still_named(%s)", [list(file_ids)])
        return {row[0] for row in cursor.fetchall()}


def kept_by(holder_id: UUID) -> int:
    """How many bytes an agency keeps."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT files_kept_by(%s)", [holder_id])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
