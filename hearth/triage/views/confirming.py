from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.triage import actions
from hearth.triage.forms.confirming import WhoTheyAre
from hearth.triage.forms.smaller import FindFamily
from hearth.triage.matching.candidates import Candidates, people_who_may_be
from hearth.triage.policies import may_triage
from hearth.triage.presenters.concern import RING
from hearth.triage.presenters.voice import whose_words
from hearth.triage.queries import concerns_for
from hearth.triage.rules.standing import NotNow
from hearth.ui.forms import sent

MOST_FOUND = 10


@staff_page(may=may_triage)
def family(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Say who they are: a family we know, or a new one; and who each child is."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    record_read(by=request.viewer, subject=record)
    children = list(record.children.all())
    candidates = people_who_may_be(request.viewer, children)
    families = _families(request, candidates)
    form = WhoTheyAre(sent(request), children=children, candidates=candidates, families=families)
    if request.method == "POST" and form.is_valid():
        try:
            confirmed = actions.confirm_family(concern=record, choice=form.choice(), by=request.viewer)
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"This worry is about the family “{confirmed}”.")
            return redirect("triage:concern", record.pk)
    context = {
        "concern": record,
        "form": form,
        "whose_words": whose_words(record),
        "title": "Who is this about?",
        "find": FindFamily(initial={"called": request.GET.get("called", "")}),
        "looked_for": request.GET.get("called", "").strip(),
        "ring": RING if candidates.somebody_restricted else "",
        "back": reverse("triage:concern", args=[record.pk]),
    }
    return staff(request, "triage/family.html", context)


def _families(request: StaffRequest, candidates: Candidates) -> dict[UUID, Family]:
    """Those of the people who may be meant, and those looked for by name."""
    likely = {family.pk: family for each in candidates.found for family in each.families}
    if called := request.GET.get("called", "").strip():
        named = families_for(request.viewer).filter(name=called).order_by("id")[:MOST_FOUND]
        likely |= {family.pk: family for family in named}
    return likely
