from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.forms import FourQuestionsForm
from hearth.assessments.forms.four_questions import question_of, typed_as
from hearth.assessments.models import Assessment
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.presenters.reading import four_questions_read
from hearth.assessments.queries import analysis_of
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.rules.completeness import FourAnswers
from hearth.assessments.views.drafting import draft_url, forget, sent, with_draft
from hearth.assessments.views.finding import open_to
from hearth.assessments.views.meanwhile import refused_with, seen_by


@staff_page(may=may_assess)
def four_questions(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    assessment = open_to(request, assessment_id)
    overview = redirect("assessments:assessment", assessment.pk)
    if assessment.completed_at and request.method != "POST":
        return overview
    draft = f"four-questions-{assessment.pk}"
    form = _form(assessment, sent(request))
    if request.method != "POST":
        return _page(request, assessment, form, draft, unsaved=with_draft(request, form, draft))
    if not form.is_valid():
        return _page(request, assessment, form, draft)
    try:
        actions.analyse(assessment=assessment, answers=form.answers, version=form.seen_version, by=request.viewer)
    except NotPossible as refused:
        return _page(request, assessment, refused_with(form, refused), draft)
    except actions.ChangedMeanwhile as changed:
        again = seen_by(_form(assessment, request.POST), changed)
        return _page(request, assessment, again, draft, theirs=changed.stored)
    forget(request, draft)
    messages.success(request, "The four questions: saved.")
    return overview


def _form(assessment: Assessment, typed: Any) -> FourQuestionsForm:
    analysis = analysis_of(assessment)
    initial = typed_as(analysis.answers if analysis else FourAnswers())
    initial["version"] = analysis.version if analysis else 0
    return FourQuestionsForm(typed, instrument=assessment.instrument, initial=initial)


def _page(
    request: StaffRequest,
    assessment: Assessment,
    form: FourQuestionsForm,
    draft: str,
    unsaved: bool = False,
    theirs: Any = None,
) -> HttpResponse:
    page = {
        "form": form,
        "heading": heading_for(assessment),
        "impact": question_of(assessment.instrument, "impact"),
        "theirs": four_questions_read(assessment, theirs.answers) if theirs else [],
        "their_name": theirs.by_name if theirs else "",
        "back": reverse("assessments:assessment", args=[assessment.pk]),
        "draft_url": draft_url(draft),
        "unsaved": unsaved,
    }
    return render.staff(request, "assessments/four_questions.html", page)
