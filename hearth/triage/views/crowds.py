from django.http import HttpResponse

from hearth.access.pages import READ, Denied, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.triage.crowds import crowd_of, crowds_for
from hearth.triage.policies import may_triage
from hearth.triage.presenters import crowds as presented


@staff_page(may=may_triage, methods=READ)
def crowds(request: StaffRequest) -> HttpResponse:
    """Where many worries came over one connection."""
    return staff(request, "triage/crowds.html", {"rows": [presented.row(each) for each in crowds_for(request.viewer)]})


@staff_page(may=may_triage, methods=READ)
def crowd(request: StaffRequest, mark: str) -> HttpResponse:
    found = crowd_of(request.viewer, mark)
    if not found:
        raise Denied
    context = {"title": presented.title(found), "rows": [presented.member(each) for each in found]}
    return staff(request, "triage/crowd.html", context)
