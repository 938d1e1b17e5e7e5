"""What the viewer's team has been asked, and what it has asked itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.referrals import presenters
from hearth.referrals.models import ServiceReferral
from hearth.referrals.policies import may_receive, may_refer
from hearth.referrals.queries import Key, a_page_of, made_by, nation_of, received_by
from hearth.referrals.rules import OVER

ON_A_PAGE = 50


@staff_page(may=may_receive, methods=READ)
def received(request: StaffRequest) -> HttpResponse:
    """Asked of the viewer's team, soonest due first."""
    lists, viewer = presenters.ASKED_OF_US, request.viewer
    context = _context(request, received_by(viewer), lists, "referrals:received")
    return staff(request, "referrals/listed.html", {**context, "title": f"Referrals to {viewer.team_name}"})


@staff_page(may=may_refer, methods=READ)
def made(request: StaffRequest) -> HttpResponse:
    """Asked by the viewer's council or team: what waits for them first."""
    context = _context(request, made_by(request.viewer), presenters.ASKED_BY_US, "referrals:made")
    return staff(request, "referrals/listed.html", {**context, "title": "Referrals we have made"})


def _context(
    request: StaffRequest, referrals: QuerySet[ServiceReferral], lists: presenters.Lists, here: str
) -> dict[str, Any]:
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in lists else next(iter(lists))
    heading, states = lists[chosen]
    rows = a_page_of(referrals, states, _after(request), ON_A_PAGE, newest=set(states) <= set(OVER))
    return {
        "links": presenters.list_links(lists, chosen, here),
        "ways": presenters.ways(request.viewer, here),
        "heading": heading,
        "columns": presenters.COLUMNS,
        "rows": presenters.rows(rows[:ON_A_PAGE], timezone.now(), nation_of(request.viewer.body_id)),
        "next_href": _next(chosen, rows[ON_A_PAGE - 1]) if len(rows) > ON_A_PAGE else "",
    }


def _next(chosen: str, last: ServiceReferral) -> str:
    return f"?show={chosen}&after={last.answer_due.timestamp()}_{last.pk}"


def _after(request: StaffRequest) -> Key | None:
    """Where the page begins. An address that somebody has altered begins at the beginning."""
    due, _, last = request.GET.get("after", "").partition("_")
    try:
        return datetime.fromtimestamp(float(due), timezone.get_default_timezone()), UUID(last)
    except (ValueError, OverflowError, OSError):
        return None
