from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import StaffRequest, staff_page
from hearth.access.render import staff
from hearth.worklist.policies import may_have_work
from hearth.worklist.presenters import groups
from hearth.worklist.queries import to_do

SHOWN = 100


@staff_page(may=may_have_work, methods=("GET", "HEAD"))
def today(request: StaffRequest) -> HttpResponse:
    """What needs doing, soonest first: mine and nobody's, or the whole team's."""
    mine = request.GET.get("whose") != "team"
    items = list(to_do(request.viewer, mine=mine)[: SHOWN + 1])
    found = groups(items[:SHOWN], timezone.now())
    return staff(request, "worklist/today.html", {"groups": found, "mine": mine, "more": len(items) > SHOWN})
