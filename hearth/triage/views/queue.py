"""The queue, and what may be done with several worries at once."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern
from hearth.referrals.queries import nation_of
from hearth.triage import actions
from hearth.triage.forms.smaller import GiveSeveral
from hearth.triage.policies import may_give, may_triage
from hearth.triage.presenters import queue as presented
from hearth.triage.queries import concerns_for, triage_colleagues
from hearth.triage.queue import LOOKING_BACK, ON_A_PAGE, WAITING, Key, colleagues, page_of
from hearth.ui.days import local


@staff_page(may=may_triage, methods=READ)
def queue(request: StaffRequest) -> HttpResponse:
    """The worries that wait for a decision: the urgent first, then by the clock."""
    return _page(request, request.GET)


def _which(asked: QueryDict) -> tuple[str, str]:
    """Which list, and told by whom. Anything else is the first list."""
    show = asked.get("show", WAITING)
    show = show if show in presented.LISTS else WAITING
    route = asked.get("from", "") if show == WAITING else ""
    return show, route if route in presented.TOLD_BY else ""


def _page(request: StaffRequest, asked: QueryDict, form: GiveSeveral | None = None) -> HttpResponse:
    """`form`: what was sent about several and could not be done, shown again with what was ticked."""
    (show, route), now = _which(asked), timezone.now()
    page = page_of(request.viewer, show, Key.read(asked.get("after", "")), now, route)
    give_to = colleagues(request.viewer, local(now).date()) if may_give(request.viewer) else []
    context = {
        "links": presented.links(show),
        "reporters": presented.reporter_links(route) if show == WAITING else [],
        "heading": presented.LISTS[show],
        "rows": presented.rows(page, now, nation_of(request.viewer.body_id)),
        "empty": presented.EMPTY[show],
        "next_href": presented.next_href(show, page.next_key, route),
        "may_choose": show not in LOOKING_BACK,
        "give_to": give_to,
        "show": show,
        "route": route,
        "after": asked.get("after", ""),
        "ticked": set(asked.getlist("concern")) if form else set(),
        "several": form or GiveSeveral(to=[(each.id, each.name) for each in give_to]),
        **({"form": form} if form else {}),
    }
    return staff(request, "triage/queue.html", context)


@staff_page(may=may_triage, methods=("POST",))
def several(request: StaffRequest) -> HttpResponse:
    """Take what was ticked; or, for a manager, give it to somebody."""
    chosen = [each for each in map(_uuid, request.POST.getlist("concern")[:ON_A_PAGE]) if each]
    concerns = list(concerns_for(request.viewer).filter(pk__in=chosen).order_by("decision_due", "id"))
    people = [(each.id, each.name) for each in triage_colleagues(request.viewer)]
    to, form = _to_whom(request), GiveSeveral(request.POST, to=people)
    if not concerns:
        form.add_error(None, "Tick the worries first.")
    if "give" in request.POST and to is None:
        form.add_error("to", "Choose to whom.")
    if not form.is_valid():
        return _page(request, request.POST, form)
    refused = actions.give_all(concerns=concerns, to=to, by=request.viewer) if to else _taken(request, concerns)
    for sentence in refused:
        messages.error(request, sentence)
    if len(concerns) > len(refused):
        messages.success(request, f"Done with {len(concerns) - len(refused)} of {len(concerns)}.")
    show, route = _which(request.POST)
    return redirect(f"{reverse('triage:queue')}?{urlencode({'show': show, 'from': route})}")


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
