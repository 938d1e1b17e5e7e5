"""The programmes there are, and what each is."""

from django.http import HttpResponse
from django.urls import reverse

from hearth.access.pages import READ, Denied, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.casework.policies import may_read_programmes
from hearth.casework.presenters.programmes import programme_page
from hearth.practice.definitions.programme import Programme
from hearth.practice.library import library
from hearth.practice.own.added import programmes_offered
from hearth.practice.own.queries import programmes_in_use


@staff_page(may=may_read_programmes, methods=READ)
def programmes(request: StaffRequest) -> HttpResponse:
    """Every programme we work in or can refer to, in a sentence."""
    return staff(request, "casework/programmes.html", {"programmes": list(_programmes(request).values())})


def _programmes(request: StaffRequest) -> dict[str, Programme]:
    """As our agency works by them, and those that other agencies added."""
    offered = {each.id: each.programme for each in programmes_offered()}
    return offered | programmes_in_use(request.viewer.holder_id)


@staff_page(may=may_read_programmes, methods=READ)
def programme(request: StaffRequest, programme_id: str) -> HttpResponse:
    """One programme: for whom, how it goes, who does what, and why it should help."""
    chosen = _programmes(request).get(programme_id)
    if chosen is None:
        raise Denied
    titles = {each.id: each.title for each in library().instruments()}
    context = {"programme": chosen, "page": programme_page(chosen, titles), "back": reverse("casework:programmes")}
    return staff(request, "casework/programme.html", context)
