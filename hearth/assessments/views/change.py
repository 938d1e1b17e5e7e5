from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.access.viewer import Viewer
from hearth.assessments.forms import CompareForm
from hearth.assessments.models import Assessment
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.change import course_shown, instruments_shown, series_shown
from hearth.assessments.presenters.drift import alarms_shown
from hearth.assessments.presenters.heading import heading_of
from hearth.assessments.queries import Series, open_alarms, series_of
from hearth.assessments.views.finding import family_of
from hearth.families.models import Family
from hearth.practice.training.policies import may_open
from hearth.ui import days


@staff_page(may=may_assess, methods=("GET", "HEAD"))
def change(request: StaffRequest, family_id: UUID) -> HttpResponse:
    """One instrument over time: between the first and the latest unless others are chosen, and over all of them."""
    family = family_of(request, family_id)
    by_instrument = _by_instrument(request.viewer, family)
    chosen = _chosen(request, by_instrument)
    series = by_instrument.get(chosen, [])
    page = {
        "heading": heading_of(family),
        "back": reverse("familyfile:family", args=[family.pk]),
        "instruments": instruments_shown(family, by_instrument, chosen),
        "instrument": chosen,
        "title": series[0].instrument.title if series else "",
        "alarms": alarms_shown(open_alarms(family, chosen)),
        "comparing": None,
        "series": [],
        "courses": [course_shown(each) for each in series if len(each.times) > 1],
    }
    assessments = _assessments(series)
    if len(assessments) > 1:
        ends = {"earlier": str(assessments[0].pk), "later": str(assessments[-1].pk)}
        form = CompareForm(request.GET if "earlier" in request.GET else None, assessments=assessments, initial=ends)
        if form.is_bound and form.is_valid():
            ends = form.cleaned_data
        page["comparing"] = form
        page["series"] = [series_shown(each, UUID(ends["earlier"]), UUID(ends["later"])) for each in series]
    return render.staff(request, "assessments/change.html", page)


def _by_instrument(viewer: Viewer, family: Family) -> dict[str, list[Series]]:
    """What this worker may open of it."""
    found: dict[str, list[Series]] = {}
    for series in series_of(family):
        if may_open(viewer, series.instrument, days.today()):
            found.setdefault(series.instrument.id, []).append(series)
    return found


def _chosen(request: StaffRequest, by_instrument: dict[str, list[Series]]) -> str:
    """What was asked for; else that which has been done most often."""
    asked_for = request.GET.get("instrument", "")
    if asked_for in by_instrument:
        return asked_for
    return max(by_instrument, key=lambda id: max(len(each.times) for each in by_instrument[id]), default="")


def _assessments(series: list[Series]) -> list[Assessment]:
    all_of_them = {time.assessment.pk: time.assessment for each in series for time in each.times}
    return sorted(all_of_them.values(), key=lambda each: (each.started_on, each.pk))
