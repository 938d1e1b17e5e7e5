from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.referrals.queries import nation_of
from hearth.triage.policies import may_triage
from hearth.triage.presenters import queue as presented
from hearth.triage.queue import WAITING, Key, page_of


@staff_page(may=may_triage, methods=READ)
def queue(request: StaffRequest) -> HttpResponse:
    """The worries that wait for a decision: the urgent first, then by the clock."""
    show = request.GET.get("show", WAITING)
    show = show if show in presented.LISTS else WAITING
    now = timezone.now()
    page = page_of(request.viewer, show, Key.read(request.GET.get("after", "")), now)
    context = {
        "links": presented.links(show),
        "heading": presented.LISTS[show],
        "rows": presented.rows(page, now, nation_of(request.viewer.body_id)),
        "empty": presented.EMPTY[show],
        "next_href": presented.next_href(show, page.next_key),
    }
    return staff(request, "triage/queue.html", context)
