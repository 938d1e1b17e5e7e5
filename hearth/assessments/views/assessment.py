from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.models import Assessment
from hearth.assessments.models.supervision import OUTCOMES
from hearth.assessments.policies import may_assess, may_sign
from hearth.assessments.presenters.drift import alarms_shown
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.presenters.reading import four_questions_read, history_read, profiles_read, voices_read
from hearth.assessments.presenters.task_list import lacking_with_links, task_groups
from hearth.assessments.queries import Contents, alarms_of, contents_of, history_of, lacking_in, sign_offs_of
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.rules.completeness import FourAnswers, asks_four_questions
from hearth.assessments.views.finding import assessment_of, open_to, opens


@staff_page(may=may_assess, methods=("GET", "HEAD"))
def assessment(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """A list of tasks while it is open, a page to read once it is completed."""
    found_one = assessment_of(request, assessment_id)
    page = {"heading": heading_for(found_one), "back": _family(found_one), "assessment": found_one}
    page |= {"instrument": found_one.instrument}
    if not opens(request, found_one):
        return render.staff(request, "assessments/closed.html", page)
    contents = contents_of(found_one)
    page |= {"sign_offs": sign_offs_of(found_one), "outcomes": OUTCOMES}
    if found_one.completed_at:
        page["signs"] = may_sign(request.viewer) and not found_one.is_own_work_of(request.viewer.id)
        return render.staff(request, "assessments/completed.html", page | to_read(contents))
    return render.staff(request, "assessments/assessment.html", page | {"groups": task_groups(contents)})


def to_read(contents: Contents) -> dict[str, object]:
    answers = contents.analysis.answers if contents.analysis else FourAnswers()
    asked = asks_four_questions(contents.assessment.instrument)
    history = history_of(contents.assessment)
    change = reverse("assessments:change", args=[contents.assessment.family_id])
    return {
        "assessment": contents.assessment,
        "instrument": contents.assessment.instrument,
        "profiles": profiles_read(contents),
        "four_questions": four_questions_read(contents.assessment, answers) if asked else [],
        "voices": voices_read(contents),
        "history": history,
        "history_rows": history_read(history),
        "alarms": alarms_shown(alarms_of(contents.assessment)),
        "carers": contents.carers,
        "change": f"{change}?instrument={contents.assessment.instrument.id}",
    }


@staff_page(may=may_assess)
def complete(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What is missing, in sentences; and when nothing is, the button."""
    open_one = open_to(request, assessment_id)
    overview = redirect("assessments:assessment", open_one.pk)
    if open_one.completed_at:
        return overview
    lacks = lacking_in(contents_of(open_one))
    if request.method == "POST" and not lacks:
        try:
            actions.complete(assessment=open_one, by=request.viewer)
        except NotPossible as refused:  # somebody was quicker, or the button was pressed twice
            messages.info(request, str(refused))
        return overview
    page = {
        "heading": heading_for(open_one),
        "assessment": open_one,
        "lacking": lacking_with_links(open_one, lacks),
        "back": reverse("assessments:assessment", args=[open_one.pk]),
    }
    return render.staff(request, "assessments/complete.html", page)


def _family(assessment: Assessment) -> str:
    return reverse("familyfile:family", args=[assessment.family_id])
