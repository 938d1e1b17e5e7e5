"""Restricted records that somebody opened in an emergency, for as long as the grant lasts and in this session alone."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone

from hearth.access.models import Grant
from hearth.access.viewer import Viewer

KEPT = "grants"  # in the session; most have none, and are asked nothing more
READING = ("GET", "HEAD")


def remember(request: HttpRequest, grant: Grant) -> None:
    request.session[KEPT] = [*request.session.get(KEPT, []), str(grant.pk)][-20:]


def with_grants(request: HttpRequest, viewer: Viewer) -> Viewer:
    """The viewer with what is open to them now. A grant is for reading: nothing is changed under it."""
    kept = request.session.get(KEPT)
    if not kept or request.method not in READING:
        return viewer
    now = timezone.now()
    rows = Grant.objects.filter(
        holder_id=viewer.holder_id, user_id=viewer.id, pk__in=kept, begins__lte=now, until__gt=now
    )
    return replace(viewer, grants=tuple(rows.values_list("family_id", "pk")))
