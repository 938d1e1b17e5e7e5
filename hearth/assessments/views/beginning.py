from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.forms import BeginForm
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.choosing import closed, doors
from hearth.assessments.presenters.heading import heading_of
from hearth.assessments.queries import members_of, stage_next
from hearth.assessments.views.drafting import sent
from hearth.assessments.views.finding import family_of
from hearth.families.models import Family
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.own.queries import in_use, instruments_in_use
from hearth.practice.training.queries import instruments_open_to
from hearth.ui import days


@staff_page(may=may_assess)
def begin(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """First which instrument, of those open to this worker; then about whom."""
    family = family_of(request, family_id)
    opened = [each for each in instruments_open_to(request.viewer) if each.areas or each.scores]
    asked_for = request.POST.get("instrument") or request.GET.get("instrument")
    chosen = next((each for each in opened if each.id == asked_for), None)
    if chosen is None:
        return _choose(request, family, opened)
    form = BeginForm(
        sent(request),
        members=members_of(family),
        asks=chosen,
        initial={"started_on": days.today(), "stage": stage_next(family, chosen.id)},
    )
    if request.method == "POST" and form.is_valid():
        begun = actions.begin(
            family=family,
            practice_version=in_use(request.viewer.holder_id, "instrument", chosen.id),
            beginning=form.beginning,
            by=request.viewer,
        )
        return redirect("assessments:assessment", begun.pk)
    page = {
        "form": form,
        "title": chosen.title,
        "about": chosen.about,
        "heading": heading_of(family),
        "back": reverse("assessments:begin", args=[family.pk]),
        "button_text": "Begin",
    }
    return render.staff(request, "assessments/begin.html", page)


def _choose(request: StaffRequest, family: Family, opened: list[Instrument]) -> HttpResponse:
    page = {
        "title": "Which assessment?",
        "doors": doors(opened, reverse("assessments:begin", args=[family.pk])),
        "closed": closed(instruments_in_use(request.viewer.holder_id), opened),
        "heading": heading_of(family),
        "back": reverse("familyfile:family", args=[family.pk]),
    }
    return render.staff(request, "assessments/choose.html", page)
