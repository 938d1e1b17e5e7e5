from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.models import Assessment
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.presenters.reading import four_questions_read, profiles_read, voices_read
from hearth.assessments.presenters.task_list import lacking_with_links, task_groups
from hearth.assessments.queries import Contents, contents_of, lacking_in
from hearth.assessments.rules.completeness import FourAnswers
from hearth.assessments.views.finding import assessment_of


@staff_page(may=may_assess, methods=("GET", "HEAD"))
def assessment(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """A list of tasks while it is open, a page to read once it is completed."""
    contents = contents_of(assessment_of(request, assessment_id))
    page = {"heading": heading_for(contents.assessment), "back": _family(contents.assessment)}
    if contents.assessment.completed_at:
        return render.staff(request, "assessments/completed.html", page | _to_read(contents))
    tasks = {"groups": task_groups(contents), "assessment": contents.assessment}
    return render.staff(request, "assessments/assessment.html", page | tasks)


def _to_read(contents: Contents) -> dict[str, object]:
    answers = contents.analysis.answers if contents.analysis else FourAnswers()
    return {
        "assessment": contents.assessment,
        "instrument": contents.assessment.instrument,
        "profiles": profiles_read(contents),
        "four_questions": four_questions_read(contents.assessment, answers),
        "voices": voices_read(contents),
        "carers": contents.carers,
        "change": reverse("assessments:change", args=[contents.assessment.family_id]),
    }


@staff_page(may=may_assess)
def complete(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What is missing, in sentences; and when nothing is, the button."""
    open_one = assessment_of(request, assessment_id)
    overview = redirect("assessments:assessment", open_one.pk)
    if open_one.completed_at:
        return overview
    lacks = lacking_in(contents_of(open_one))
    if request.method == "POST" and not lacks:
        actions.complete(assessment=open_one, by=request.viewer)
        return overview
    page = {
        "heading": heading_for(open_one),
        "lacking": lacking_with_links(open_one, lacks),
        "back": reverse("assessments:assessment", args=[open_one.pk]),
    }
    return render.staff(request, "assessments/complete.html", page)


def _family(assessment: Assessment) -> str:
    return reverse("familyfile:family", args=[assessment.family_id])
