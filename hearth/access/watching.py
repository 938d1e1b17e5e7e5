"""Somebody who opens far more records than work asks for is asked who they are, and their manager is told.

It stops nobody who is who they say: an emergency may need many records. A stolen session stops here.
"""

import time
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from hearth.access.events import opened_many
from hearth.access.models import ManyOpenings
from hearth.access.viewer import Viewer
from hearth.audit.pending import waiting

MUST_CONFIRM, MUST_CONFIRM_TO, CONFIRMED = "must_confirm", "must_confirm_to", "confirmed_at"
COUNT = """
SELECT count(*) FROM (
       SELECT FROM audit_event
        WHERE holder_id = %s AND actor_id = %s AND verb = 'opened' AND at >= %s LIMIT %s) opened
"""


def must_confirm(request: HttpRequest) -> bool:
    return bool(request.session.get(MUST_CONFIRM))


def watch(request: HttpRequest, viewer: Viewer, holder_id: UUID | None = None) -> None:
    """Asked where a record was opened just now, in the scope in which it was: the viewer's own register, or that of
    whoever shares with them (`holder_id`). Each register counts what was opened of its own."""
    opened = sum(1 for event in waiting().events if event["verb"] == "opened")
    if not opened or must_confirm(request):
        return
    opened += _before(request, viewer, holder_id or viewer.holder_id)
    if opened > settings.OPENINGS_AN_HOUR:
        row = ManyOpenings.objects.create(user_id=viewer.id, user_text=viewer.text, at=timezone.now(), opened=opened)
        request.session[MUST_CONFIRM], request.session[MUST_CONFIRM_TO] = str(row.pk), str(row.holder_id)
        opened_many.send(ManyOpenings, openings=row, viewer=viewer)


def _before(request: HttpRequest, viewer: Viewer, holder_id: UUID) -> int:
    """In the hour before, or since they last said who they are."""
    since = timezone.now() - timedelta(hours=1)
    confirmed = request.session.get(CONFIRMED, 0)
    if confirmed > since.timestamp():
        since = timezone.now() - timedelta(seconds=time.time() - confirmed)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [holder_id, viewer.id, since, settings.OPENINGS_AN_HOUR + 1])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def asked_by(request: HttpRequest, viewer: Viewer) -> UUID:
    """In whose register it is kept that they opened many."""
    return UUID(request.session.get(MUST_CONFIRM_TO, str(viewer.holder_id)))


def confirm(request: HttpRequest, viewer: Viewer) -> None:
    """They have given a fresh code: the hour begins anew."""
    row_id = request.session.pop(MUST_CONFIRM, None)
    holder_id = asked_by(request, viewer)
    request.session.pop(MUST_CONFIRM_TO, None)
    request.session[CONFIRMED] = time.time()
    if row_id:
        ManyOpenings.objects.filter(holder_id=holder_id, pk=row_id).update(confirmed_at=timezone.now())
