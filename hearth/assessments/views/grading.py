from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import Denied, StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.forms import GradeForm
from hearth.assessments.forms.grading import WAS
from hearth.assessments.models import Assessment, Subject
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.grading import Collision, items_shown
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.queries import answers_of, earlier_profiles, subjects_of
from hearth.assessments.rules.answers import Answer, NotPossible
from hearth.assessments.views.drafting import draft_url, forget, with_draft
from hearth.assessments.views.finding import assessment_of
from hearth.practice.definitions.instrument import Area

SOMEBODY_ELSE = (
    "Somebody else changed some of these answers while you were writing. "
    "Yours are still on this page, and theirs beside them."
)


@staff_page(may=may_assess)
def grade(request: StaffRequest, assessment_id: UUID, subject_id: UUID, area_id: str) -> HttpResponse:
    """One area of one child with one carer."""
    assessment = assessment_of(request, assessment_id)
    if assessment.completed_at:
        return redirect("assessments:assessment", assessment.pk)
    subject, area = _profile(assessment, subject_id), _area(assessment, area_id)
    draft = f"grades-{subject.pk}-{area.id}"
    form = _form(assessment, subject, area, request.POST or None)
    if request.method != "POST":
        return _page(request, form, subject, draft, unsaved=with_draft(request, form, draft))
    form.is_valid()  # what can be read is saved, and what cannot is complained of
    try:
        saved = actions.grade(subject=subject, answers=form.answers, seen=form.seen, by=request.viewer)
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return _page(request, form, subject, draft)
    forget(request, draft)
    if form.errors or saved.collided:
        return _again(request, assessment, subject, area, saved, draft)
    messages.success(request, f"{area.label}, {subject.name}: saved.")
    return redirect(_next(request, assessment, subject, area))


def _again(
    request: StaffRequest,
    assessment: Assessment,
    subject: Subject,
    area: Area,
    saved: actions.Saved,
    draft: str,
) -> HttpResponse:
    """The same page with what was typed, and with what is on record now: the next saving is a choice between the two."""
    subject = _profile(assessment, subject.pk)
    stored = answers_of(subject)
    typed = request.POST.copy()
    for item in area.items:
        typed[item.id + WAS] = stored.get(item.id, Answer()).mark
    form = _form(assessment, subject, area, typed)
    form.is_valid()
    names = {row.item: row.by_name for row in subject.grades.all()}
    theirs = {item: stored.get(item, Answer()) for item in saved.collided}
    if theirs:
        form.add_error(None, SOMEBODY_ELSE)
    return _page(request, form, subject, draft, collision=Collision(theirs, names))


def _form(assessment: Assessment, subject: Subject, area: Area, typed: Any) -> GradeForm:
    return GradeForm(typed, instrument=assessment.instrument, area=area, stored=answers_of(subject))


def _page(
    request: StaffRequest,
    form: GradeForm,
    subject: Subject,
    draft: str,
    unsaved: bool = False,
    collision: Collision | None = None,
) -> HttpResponse:
    page = {
        "form": form,
        "subject": subject,
        "heading": heading_for(subject.assessment),
        "items": items_shown(form, earlier_profiles(subject), collision or Collision()),
        "back": reverse("assessments:assessment", args=[subject.assessment_id]),
        "draft_url": draft_url(draft),
        "unsaved": unsaved,
    }
    return render.staff(request, "assessments/grade.html", page)


def _profile(assessment: Assessment, subject_id: UUID) -> Subject:
    for subject in subjects_of(assessment):
        if subject.pk == subject_id:
            subject.assessment = assessment
            return subject
    raise Denied


def _area(assessment: Assessment, area_id: str) -> Area:
    try:
        return assessment.instrument.area(area_id)
    except KeyError:
        raise Denied from None


def _next(request: StaffRequest, assessment: Assessment, subject: Subject, area: Area) -> str:
    """The next area of the same profile, or the list."""
    areas = [each.id for each in assessment.instrument.areas]
    following = areas[areas.index(area.id) + 1 :]
    if request.POST.get("then") == "list" or not following:
        return reverse("assessments:assessment", args=[assessment.pk])
    return reverse("assessments:grade", args=[assessment.pk, subject.pk, following[0]])
