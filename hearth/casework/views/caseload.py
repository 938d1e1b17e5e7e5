from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from hearth.access.pages import READ, Denied, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.access.rules import SUPERVISOR
from hearth.casework.policies import may_work
from hearth.casework.presenters.caseload import caseload as presented
from hearth.casework.queries.caseload import Key, caseload_of

ON_A_PAGE = 50


@staff_page(may=may_work, methods=READ)
def caseload(request: StaffRequest) -> HttpResponse:
    """My families, or the whole team's: a supervisor begins with the team."""
    whole_team = request.GET.get("whose", "team" if request.viewer.role == SUPERVISOR else "mine") == "team"
    now = timezone.now()
    rows = caseload_of(request.viewer, whole_team=whole_team, now=now, after=_after(request), many=ON_A_PAGE)
    shown = rows[:ON_A_PAGE]
    context = {
        "caseload": presented(shown, timezone.localdate(now), whole_team),
        "whole_team": whole_team,
        "next_page": f"{shown[-1].family.name}|{shown[-1].pk}" if len(rows) > ON_A_PAGE else "",
    }
    return staff(request, "casework/caseload.html", context)


def _after(request: StaffRequest) -> Key | None:
    name, bar, last = request.GET.get("after", "").rpartition("|")
    if not bar:
        return None
    try:
        return name, UUID(last)
    except ValueError:
        raise Denied from None
