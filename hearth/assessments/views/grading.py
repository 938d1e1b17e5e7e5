from dataclasses import dataclass
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
from hearth.assessments.presenters.grading import Collision, given_before, items_shown
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.queries import answers_of, earlier_profiles, subjects_of
from hearth.assessments.rules.answers import Answer, NotPossible
from hearth.assessments.views.drafting import draft_url, forget, sent, with_draft
from hearth.assessments.views.finding import assessment_of
from hearth.practice.definitions.instrument import Area

SOMEBODY_ELSE = (
    "Somebody else changed some of these answers while you were writing. "
    "Yours are still on this page, and theirs beside them."
)


@dataclass(frozen=True)
class Sheet:
    """One area of one profile, with the earlier ones of the same child and carer."""

    subject: Subject
    area: Area
    earlier: list[Subject]

    @property
    def draft(self) -> str:
        return f"grades-{self.subject.pk}-{self.area.id}"

    def form(self, typed: Any) -> GradeForm:
        return GradeForm(
            typed,
            instrument=self.subject.assessment.instrument,
            area=self.area,
            stored=answers_of(self.subject),
            given_before=given_before(self.earlier),
        )


@staff_page(may=may_assess)
def grade(request: StaffRequest, assessment_id: UUID, subject_id: UUID, area_id: str) -> HttpResponse:
    """One area of one child with one carer."""
    assessment = assessment_of(request, assessment_id)
    if assessment.completed_at:
        return redirect("assessments:assessment", assessment.pk)
    sheet = _sheet(assessment, subject_id, area_id)
    form = sheet.form(sent(request))
    if request.method != "POST":
        return _page(request, sheet, form, unsaved=with_draft(request, form, sheet.draft))
    form.is_valid()  # what can be read is saved, and what cannot is complained of
    try:
        saved = actions.grade(subject=sheet.subject, answers=form.answers, seen=form.seen, by=request.viewer)
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return _page(request, sheet, form)
    forget(request, sheet.draft)
    if form.errors or saved.collided:
        return _again(request, _sheet(assessment, subject_id, area_id), saved)
    messages.success(request, f"{sheet.area.label}, {sheet.subject.name}: saved.")
    return redirect(_next(request, sheet))


def _again(request: StaffRequest, sheet: Sheet, saved: actions.Saved) -> HttpResponse:
    """The same page with what was typed and what is on record now: the next saving chooses."""
    stored = answers_of(sheet.subject)
    typed = request.POST.copy()
    for item in sheet.area.items:
        typed[item.id + WAS] = stored.get(item.id, Answer()).mark
    form = sheet.form(typed)
    form.is_valid()
    if saved.collided:
        form.add_error(None, SOMEBODY_ELSE)
    names = {row.item: row.by_name for row in sheet.subject.grades.all()}
    theirs = {item: stored.get(item, Answer()) for item in saved.collided}
    return _page(request, sheet, form, collision=Collision(theirs, names))


def _page(
    request: StaffRequest,
    sheet: Sheet,
    form: GradeForm,
    unsaved: bool = False,
    collision: Collision | None = None,
) -> HttpResponse:
    page = {
        "form": form,
        "subject": sheet.subject,
        "heading": heading_for(sheet.subject.assessment),
        "items": items_shown(form, sheet.earlier, collision or Collision()),
        "back": reverse("assessments:assessment", args=[sheet.subject.assessment_id]),
        "draft_url": draft_url(sheet.draft),
        "unsaved": unsaved,
    }
    return render.staff(request, "assessments/grade.html", page)


def _sheet(assessment: Assessment, subject_id: UUID, area_id: str) -> Sheet:
    try:
        area = assessment.instrument.area(area_id)
        subject = next(each for each in subjects_of(assessment) if each.pk == subject_id)
    except (KeyError, StopIteration):
        raise Denied from None
    subject.assessment = assessment  # with its instrument
    return Sheet(subject, area, earlier_profiles(subject))


def _next(request: StaffRequest, sheet: Sheet) -> str:
    """The next area of the same profile, or the list."""
    assessment = sheet.subject.assessment
    areas = [each.id for each in assessment.instrument.areas]
    following = areas[areas.index(sheet.area.id) + 1 :]
    if request.POST.get("then") == "list" or not following:
        return reverse("assessments:assessment", args=[assessment.pk])
    return reverse("assessments:grade", args=[assessment.pk, sheet.subject.pk, following[0]])
