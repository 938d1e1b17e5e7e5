from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.access.viewer import Viewer
from hearth.assessments import actions
from hearth.assessments.forms import BeginForm
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.heading import heading_of
from hearth.assessments.queries import members_of
from hearth.assessments.views.drafting import sent
from hearth.assessments.views.finding import family_of
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.own.queries import in_use
from hearth.practice.training.queries import instruments_open_to
from hearth.ui import days


@staff_page(may=may_assess)
def begin(request: StaffRequest, family_id: UUID) -> HttpResponse:
    family = family_of(request, family_id)
    form = BeginForm(
        sent(request),
        members=members_of(family),
        instruments=_instruments(request.viewer),
        initial={"started_on": days.today(), "stage": "first", "instrument": "graded_neglect_profile"},
    )
    if request.method == "POST" and form.is_valid():
        begun = actions.begin(
            family=family,
            practice_version=in_use(request.viewer.holder_id, "instrument", form.instrument_id),
            beginning=form.beginning,
            by=request.viewer,
        )
        return redirect("assessments:assessment", begun.pk)
    page = {
        "form": form,
        "title": "Begin a neglect assessment",
        "heading": heading_of(family),
        "back": reverse("familyfile:family", args=[family.pk]),
        "button_text": "Begin",
    }
    return render.staff(request, "assessments/begin.html", page)


def _instruments(viewer: Viewer) -> list[Instrument]:
    """Those that grade one child's care; an instrument for a whole family is filled in elsewhere."""
    return [each for each in instruments_open_to(viewer) if each.unit == "child_and_carer" and each.graded]
