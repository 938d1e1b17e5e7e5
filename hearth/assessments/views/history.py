from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.forms.signing import HistoryForm
from hearth.assessments.models import Assessment
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.presenters.reading import history_rows
from hearth.assessments.queries import history_of
from hearth.assessments.queries.history import history_lines, waited
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.views.drafting import draft_url, forget, sent, with_draft
from hearth.assessments.views.finding import open_to
from hearth.assessments.views.meanwhile import refused_with, seen_by


@staff_page(may=may_assess)
def history(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What our records say, each line with its source; and what the worker makes of it."""
    assessment = open_to(request, assessment_id)
    overview = redirect("assessments:assessment", assessment.pk)
    if assessment.completed_at and request.method != "POST":
        return overview
    draft = f"history-{assessment.pk}"
    form = _form(assessment, sent(request))
    if request.method != "POST":
        return _page(request, assessment, form, draft, unsaved=with_draft(request, form, draft))
    if not form.is_valid():
        return _page(request, assessment, form, draft)
    try:
        words, version = form.cleaned_data["words"], form.seen_version
        actions.keep_history(assessment=assessment, words=words, version=version, by=request.viewer)
    except NotPossible as refused:
        return _page(request, assessment, refused_with(form, refused), draft)
    except actions.ChangedMeanwhile as changed:
        return _page(
            request, assessment, seen_by(_form(assessment, request.POST), changed), draft, theirs=changed.stored
        )
    forget(request, draft)
    messages.success(request, "The family’s history: saved.")
    return overview


def _form(assessment: Assessment, typed: Any) -> HistoryForm:
    kept = history_of(assessment)
    return HistoryForm(typed, initial={"words": kept.words if kept else "", "version": kept.version if kept else 0})


def _page(
    request: StaffRequest,
    assessment: Assessment,
    form: HistoryForm,
    draft: str,
    unsaved: bool = False,
    theirs: Any = None,
) -> HttpResponse:
    page = {
        "form": form,
        "waited": waited(request.viewer, assessment.family),
        "rows": history_rows([line.kept for line in history_lines(assessment)]),
        "heading": heading_for(assessment),
        "theirs": theirs.words if theirs else "",
        "their_name": theirs.by_name if theirs else "",
        "back": reverse("assessments:assessment", args=[assessment.pk]),
        "draft_url": draft_url(draft),
        "unsaved": unsaved,
    }
    return render.staff(request, "assessments/history.html", page)
