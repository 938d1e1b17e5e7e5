from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.forms import VoiceForm
from hearth.assessments.models import Assessment
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.presenters.parents import called
from hearth.assessments.queries import voice_of
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.rules.completeness import Heard
from hearth.assessments.views.drafting import draft_url, forget, sent, with_draft
from hearth.assessments.views.finding import child_of, open_to
from hearth.assessments.views.meanwhile import refused_with, seen_by
from hearth.families.models import Person


@staff_page(may=may_assess)
def voice(request: StaffRequest, assessment_id: UUID, child_id: UUID) -> HttpResponse:
    """What one child says, wishes and feels, in their own words."""
    assessment = open_to(request, assessment_id)
    overview = redirect("assessments:assessment", assessment.pk)
    if assessment.completed_at and request.method != "POST":
        return overview
    child = child_of(assessment, child_id)
    draft = f"voice-{assessment.pk}-{child.pk}"
    form = _form(assessment, child, sent(request))
    if request.method != "POST":
        return _page(request, assessment, form, draft, unsaved=with_draft(request, form, draft))
    if not form.is_valid():
        return _page(request, assessment, form, draft)
    try:
        actions.hear_child(
            assessment=assessment,
            child=child,
            heard=form.heard,
            version=form.seen_version,
            by=request.viewer,
        )
    except NotPossible as refused:
        return _page(request, assessment, refused_with(form, refused), draft)
    except actions.ChangedMeanwhile as changed:
        again = seen_by(_form(assessment, child, request.POST), changed)
        return _page(request, assessment, again, draft, theirs=changed.stored)
    forget(request, draft)
    messages.success(request, f"What {called(child)} says: saved.")
    return overview


def _form(assessment: Assessment, child: Person, typed: Any) -> VoiceForm:
    kept = voice_of(assessment, child)
    initial = vars(kept.heard if kept else Heard()) | {"version": kept.version if kept else 0}
    return VoiceForm(typed, child=called(child), initial=initial)


def _page(
    request: StaffRequest,
    assessment: Assessment,
    form: VoiceForm,
    draft: str,
    unsaved: bool = False,
    theirs: Any = None,
) -> HttpResponse:
    page = {
        "form": form,
        "title": "What the child says",
        "heading": heading_for(assessment),
        "theirs": theirs.heard if theirs else None,
        "their_name": theirs.by_name if theirs else "",
        "back": reverse("assessments:assessment", args=[assessment.pk]),
        "draft_url": draft_url(draft),
        "unsaved": unsaved,
    }
    return render.staff(request, "assessments/voice.html", page)
