"""The programmes there are, and what each is."""

from django.http import HttpResponse
from django.urls import reverse

from hearth.access.pages import READ, Denied, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.casework.policies import may_read_programmes
from hearth.casework.presenters.programmes import programme_page
from hearth.practice.library import library


@staff_page(may=may_read_programmes, methods=READ)
def programmes(request: StaffRequest) -> HttpResponse:
    """Every programme of the library, in a sentence."""
    return staff(request, "casework/programmes.html", {"programmes": library().programmes()})


@staff_page(may=may_read_programmes, methods=READ)
def programme(request: StaffRequest, programme_id: str) -> HttpResponse:
    """One programme: for whom, how it goes, who does what, and why it should help."""
    chosen = next((each for each in library().programmes() if each.id == programme_id), None)
    if chosen is None:
        raise Denied
    titles = {each.id: each.title for each in library().instruments()}
    context = {"programme": chosen, "page": programme_page(chosen, titles), "back": reverse("casework:programmes")}
    return staff(request, "casework/programme.html", context)
