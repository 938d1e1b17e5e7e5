from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.assessments.forms import CompareForm
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.change import series_shown
from hearth.assessments.presenters.heading import heading_of
from hearth.assessments.queries import completed_of, series_of
from hearth.assessments.views.finding import family_of


@staff_page(may=may_assess, methods=("GET", "HEAD"))
def change(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """What changed between two completed assessments: the first and the latest, unless others are chosen."""
    family = family_of(request, family_id)
    assessments = completed_of(request.viewer, family)
    page = {
        "heading": heading_of(family),
        "back": reverse("familyfile:family", args=[family.pk]),
        "comparing": None,
        "series": [],
    }
    if len(assessments) > 1:
        chosen = {"earlier": str(assessments[0].pk), "later": str(assessments[-1].pk)}
        form = CompareForm(request.GET if "earlier" in request.GET else None, assessments=assessments, initial=chosen)
        if form.is_bound and form.is_valid():
            chosen = form.cleaned_data
        earlier, later = UUID(chosen["earlier"]), UUID(chosen["later"])
        page["comparing"] = form
        page["series"] = [series_shown(series, earlier, later) for series in series_of(family)]
    return render.staff(request, "assessments/change.html", page)
