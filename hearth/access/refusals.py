"""A refusal is written on its own, in a transaction of its own: the page's transaction is gone by then."""

from django.db import transaction
from django.http import HttpRequest

from hearth.access.viewer import Viewer
from hearth.audit.pending import collecting, record_refusal
from hearth.audit.writing import write


def note_refusal(request: HttpRequest, viewer: Viewer | None) -> None:
    """Who was refused, at which route, for which record."""
    if viewer is None or request.resolver_match is None:
        return
    route = request.resolver_match
    identifier = next((str(value) for value in route.kwargs.values()), "")
    with transaction.atomic(), collecting(viewer.holder_id) as waiting:
        record_refusal(by=viewer, route=route.view_name, subject_id=identifier)
        write(waiting)
