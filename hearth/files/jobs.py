"""Scanning, and keeping the store tidy."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hearth.audit.actors import HEARTH
from hearth.files import store
from hearth.files.clamd import virus_in
from hearth.files.models import Attachment
from hearth.scope.opening import holder_scope

ATTEMPTS = 20
A_DAY = 24 * 60 * 60


@app.task(
    queue="files",
    name="files.scan",
    retry=RetryStrategy(max_attempts=ATTEMPTS, linear_wait=60),
    pass_context=False,
)
def scan(*, attachment_id: str, holder_id: str) -> None:
    """Ask the scanner about one file. While it cannot be asked, the file waits and is not given out."""
    from hearth.files.actions import note_scan

    with holder_scope(UUID(holder_id)):
        attachment = Attachment.objects.select_for_update().get(holder_id=holder_id, pk=attachment_id)
        if attachment.scanned_at is None and settings.CLAMD:
            found = virus_in(store.get(attachment.file_id), settings.CLAMD)
            note_scan(attachment=attachment, found=found, by=HEARTH)


@app.periodic(cron="27 * * * *")
@app.task(queue="files", name="files.forget_old", pass_context=False)
def forget_old(timestamp: int) -> None:
    """Files that were added and never sent, every hour."""
    from hearth.files.actions import forget_outlived

    forget_outlived(now=timezone.now())


@app.periodic(cron="41 3 * * *")
@app.task(queue="files", name="files.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Files that no row names, because somebody pulled the plug between two steps. A day old, so that none is new."""
    from hearth.files.sweeping import sweep_store

    sweep_store(older_than=A_DAY)
