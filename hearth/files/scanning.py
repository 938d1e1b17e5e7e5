"""Ask the scanner about files: one that has just come, and all those about which nobody could ask before."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from hearth.access.models import Agency
from hearth.audit.actors import HEARTH
from hearth.files import store
from hearth.files.actions import note_scan
from hearth.files.clamd import virus_in
from hearth.files.models import Attachment
from hearth.files.sealing import CannotOpen
from hearth.scope.opening import holder_scope


@dataclass
class Scanned:
    """How many files the scanner was asked about, in how many it found something, how many could not be read."""

    asked: int = 0
    infected: int = 0
    unreadable: int = 0


def scan_one(attachment_id: UUID, holder_id: UUID) -> str | None:
    """What was found; None where it had been scanned already.

    Raises `OSError` while the scanner cannot be asked, `CannotOpen` or `OSError` where the file cannot be read.
    """
    with holder_scope(holder_id):
        attachment = Attachment.objects.select_for_update().get(holder_id=holder_id, pk=attachment_id)
        if attachment.scanned_at is not None or not settings.CLAMD:
            return None
        found = virus_in(store.get(attachment.file_id), settings.CLAMD)
        note_scan(attachment=attachment, found=found, by=HEARTH)
        return found


def scan_all(tell: Callable[[str], None] = lambda said: None) -> Scanned:
    """Every file that nobody has scanned: taken before there was a scanner, or while it was away for long.

    A file without a scan stays as it is until the scanner has answered. Raises `OSError` when it does not.
    """
    done = Scanned()
    for holder_id in Agency.objects.filter(is_holder=True).order_by("name").values_list("pk", flat=True):
        with holder_scope(holder_id):
            rows = Attachment.objects.filter(holder_id=holder_id, scanned_at=None).order_by("id")
            waiting = list(rows.values_list("pk", "file_id"))
        for attachment_id, file_id in waiting:
            if not _can_be_read(file_id):
                done.unreadable += 1
                tell(f"A file that came with a record cannot be read: {file_id}")
            elif (found := scan_one(attachment_id, holder_id)) is not None:
                done.asked += 1
                done.infected += bool(found)
    return done


def _can_be_read(file_id: UUID) -> bool:
    try:
        store.get(file_id)
    except (OSError, CannotOpen):
        return False
    return True
