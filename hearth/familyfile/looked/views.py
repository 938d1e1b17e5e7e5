"""Who looked at this family, and when."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse

from hearth.access.log.reading import read_day, read_id, read_key
from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.rules import SEES_RESTRICTED
from hearth.access.viewer import Viewer
from hearth.families.queries import families_for
from hearth.familyfile.looked import queries
from hearth.familyfile.looked.presenters import days_of, older, query
from hearth.scope.actions import record


def may_see_who_looked(viewer: Viewer) -> bool:
    """Whoever answers for the record, and prepares what a family asks to see of it."""
    return viewer.role in SEES_RESTRICTED


@staff_page(may=may_see_who_looked, methods=READ)
def looked(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """By default, openings alone; `copy` leaves out the names of staff."""
    family = found(families_for(request.viewer), pk=family_id)
    asked, copy = _asked(request.GET), request.GET.get("copy") == "yes"
    events = queries.events_about(family.holder_id, family.pk, asked, read_key(request.GET.get("before", "")))
    agencies = queries.agencies_about(family.holder_id, family.pk)
    record(by=request.viewer, verb="read the log of", subject=family)
    here = reverse("familyfile:looked", args=[family.pk])
    context = {
        "family": family,
        "asked": asked,
        "copy": copy,
        "agencies": [(str(id), name) for id, name in agencies],
        "days": days_of(events[: queries.MOST], names=not copy),
        "older": older(here, events, asked, queries.MOST, copy=copy),
        "other": f"{here}?{urlencode(query(asked, copy=not copy))}",
    }
    return staff(request, "looked/looked.html", context)


def _asked(said: QueryDict) -> queries.Asked:
    """An address that somebody has altered asks for everything that it does not say rightly."""
    return queries.Asked(
        since=read_day(said.get("since", "")),
        until=read_day(said.get("until", "")),
        agency_id=read_id(said.get("agency", "")),
        everything=said.get("show") == "everything",
    )
