"""The queue, and what may be done with several worries at once."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern
from hearth.referrals.queries import nation_of
from hearth.triage import actions
from hearth.triage.policies import may_give, may_triage
from hearth.triage.presenters import queue as presented
from hearth.triage.queries import concerns_for, triage_colleagues
from hearth.triage.queue import LOOKING_BACK, ON_A_PAGE, WAITING, Key, colleagues, page_of
from hearth.ui.days import local


@staff_page(may=may_triage, methods=READ)
def queue(request: StaffRequest) -> HttpResponse:
    """The worries that wait for a decision: the urgent first, then by the clock."""
    show = request.GET.get("show", WAITING)
    show = show if show in presented.LISTS else WAITING
    route = request.GET.get("from", "") if show == WAITING else ""
    route = route if route in presented.TOLD_BY else ""
    now = timezone.now()
    page = page_of(request.viewer, show, Key.read(request.GET.get("after", "")), now, route)
    context = {
        "links": presented.links(show),
        "reporters": presented.reporter_links(route) if show == WAITING else [],
        "heading": presented.LISTS[show],
        "rows": presented.rows(page, now, nation_of(request.viewer.body_id)),
        "empty": presented.EMPTY[show],
        "next_href": presented.next_href(show, page.next_key, route),
        "may_choose": show not in LOOKING_BACK,
        "give_to": colleagues(request.viewer, local(now).date()) if may_give(request.viewer) else [],
    }
    return staff(request, "triage/queue.html", context)


@staff_page(may=may_triage, methods=("POST",))
def several(request: StaffRequest) -> HttpResponse:
    """Take what was ticked; or, for a manager, give it to somebody."""
    chosen = [each for each in map(_uuid, request.POST.getlist("concern")[:ON_A_PAGE]) if each]
    concerns = list(concerns_for(request.viewer).filter(pk__in=chosen).order_by("decision_due", "id"))
    if not concerns:
        messages.error(request, "Tick the worries first.")
        return redirect("triage:queue")
    to = _to_whom(request)
    if "give" in request.POST and to is None:
        messages.error(request, "Choose to whom.")
        return redirect("triage:queue")
    refused = actions.give_all(concerns=concerns, to=to, by=request.viewer) if to else _taken(request, concerns)
    for sentence in refused:
        messages.error(request, sentence)
    if len(concerns) > len(refused):
        messages.success(request, f"Done with {len(concerns) - len(refused)} of {len(concerns)}.")
    return redirect("triage:queue")


def _to_whom(request: StaffRequest) -> Viewer | None:
    """A manager's choice; whoever is none may not give, and takes."""
    if "give" not in request.POST or not may_give(request.viewer):
        return None
    return next((each for each in triage_colleagues(request.viewer) if str(each.id) == request.POST.get("to")), None)


def _taken(request: StaffRequest, concerns: Sequence[Concern]) -> list[str]:
    return actions.take_all(concerns=concerns, by=request.viewer)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
