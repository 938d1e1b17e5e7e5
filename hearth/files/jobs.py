"""Scanning, and keeping the store tidy."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

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
    from hearth.files.scanning import scan_one

    scan_one(UUID(attachment_id), UUID(holder_id))


@app.periodic(cron="13 * * * *")
@app.task(
    queue="files",
    name="files.scan_the_rest",
    queueing_lock="files.scan_the_rest",
    lock="files.scan_the_rest",
    pass_context=False,
)
def scan_the_rest(timestamp: int) -> None:
    """Files that came before there was a scanner, or while it was away for longer than a scan is tried again."""
    from hearth.files.scanning import scan_all

    if settings.CLAMD:
        scan_all()


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
