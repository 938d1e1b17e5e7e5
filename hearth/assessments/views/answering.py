"""One area of one profile: its questions as they are asked now, saved whole or in part, never over somebody else's."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import Denied, StaffRequest, staff_page
from hearth.assessments import actions
from hearth.assessments.forms import AnswerForm
from hearth.assessments.models import Assessment, Subject
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.answering import Beside, Collision, given_before, marks_of, questions_shown
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.queries import Contents, answers_of, earlier_profiles, subjects_of
from hearth.assessments.rules.answers import Answer, NotPossible
from hearth.assessments.rules.areas import area_of, area_results, recorded_in
from hearth.assessments.rules.completeness import lacking_in_profile
from hearth.assessments.rules.profiles import Profile, asked_of, with_answers
from hearth.assessments.views.drafting import draft_url, forget, sent, with_draft
from hearth.assessments.views.finding import open_to
from hearth.practice.definitions.instrument import Area

SOMEBODY_ELSE = (
    "Somebody else changed some of these answers while you were writing. "
    "Yours are still on this page, and theirs beside them."
)
SHOWN = "shown"  # the questions that stood on the page, so that new ones are noticed


@dataclass(frozen=True)
class Sheet:
    """One area as it is asked of one child, carer or pair (`subject`), in the profile it belongs to."""

    contents: Contents
    profile: Profile
    subject: Subject
    whom: str
    area: Area

    @cached_property
    def earlier(self) -> list[Subject]:
        """Asked of the database only where a page shows it: what was saved goes on to the next."""
        return earlier_profiles(self.subject)

    @property
    def assessment(self) -> Assessment:
        return self.contents.assessment

    @property
    def draft(self) -> str:
        return f"grades-{self.subject.pk}-{self.area.id}"

    @property
    def address(self) -> str:
        return _address(self.assessment, str(self.subject.pk), self.area.id)

    @property
    def asked(self) -> frozenset[str]:
        return asked_of(self.assessment.instrument, self.profile, self.area, self.whom)

    def form(self, typed: Any) -> AnswerForm:
        instrument = self.assessment.instrument
        items = [item for item in self.area.items if item.answer != "calculated"]
        return AnswerForm(
            typed,
            instrument=instrument,
            questions=[*items, *recorded_in(instrument, self.area)],
            stored=answers_of(self.subject),
            given_before=given_before(self.earlier),
        )


@staff_page(may=may_assess)
def grade(request: StaffRequest, assessment_id: UUID, subject_id: UUID, area_id: str) -> HttpResponse:
    assessment = open_to(request, assessment_id)
    if assessment.completed_at and request.method != "POST":
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
    after = _sheet(assessment, subject_id, area_id)
    if form.errors or saved.collided:
        return _again(request, after, saved)
    forget(request, sheet.draft)
    if _raises_more(request, after):
        messages.info(request, "Saved. Your answers lead to more questions on this page.")
        return redirect(after.address)
    messages.success(request, f"{sheet.area.label}, {sheet.subject.name}: saved.")
    return redirect(_next(request, after))


@staff_page(may=may_assess, methods=("POST",))
def asked(request: StaffRequest, assessment_id: UUID, subject_id: UUID, area_id: str) -> HttpResponse:
    """Which questions of the area are asked, were these the answers. Nothing is kept."""
    sheet = _sheet(open_to(request, assessment_id), subject_id, area_id)
    form = sheet.form(request.POST)
    form.is_valid()
    profile = with_answers(sheet.profile, sheet.whom, form.answers)
    shown = asked_of(sheet.assessment.instrument, profile, sheet.area, sheet.whom)
    return JsonResponse({"asked": sorted(shown)})


def _raises_more(request: StaffRequest, sheet: Sheet) -> bool:
    """Are there questions now that were not on the page? A page of an older kind does not say."""
    shown = request.POST.get(SHOWN)
    return shown is not None and bool(sheet.asked - set(shown.split()))


def _again(request: StaffRequest, sheet: Sheet, saved: actions.Saved) -> HttpResponse:
    """The same page with what was typed and what is on record now: the next saving chooses."""
    stored = answers_of(sheet.subject)
    typed: QueryDict = request.POST.copy()
    for name, mark in marks_of(sheet.form(None), stored).items():
        typed[name] = mark
    form = sheet.form(typed)
    form.is_valid()
    if saved.collided:
        form.add_error(None, SOMEBODY_ELSE)
    names = {row.item: row.by_name for row in sheet.subject.grades.all()}
    theirs = {question: stored.get(question, Answer()) for question in saved.collided}
    return _page(request, sheet, form, collision=Collision(theirs, names))


def _page(
    request: StaffRequest,
    sheet: Sheet,
    form: AnswerForm,
    unsaved: bool = False,
    collision: Collision | None = None,
) -> HttpResponse:
    beside = Beside(sheet.earlier, sheet.asked, _lacks(request, sheet), collision or Collision())
    page = {
        "form": form,
        "area": sheet.area,
        "instrument": sheet.assessment.instrument,
        "subject": sheet.subject,
        "heading": heading_for(sheet.assessment),
        "questions": questions_shown(form, sheet.area, beside),
        "back": reverse("assessments:assessment", args=[sheet.assessment.pk]),
        "draft_url": draft_url(sheet.draft),
        "asked_url": reverse("assessments:asked", args=[sheet.assessment.pk, sheet.subject.pk, sheet.area.id]),
        "unsaved": unsaved,
    }
    return render.staff(request, "assessments/answer.html", page)


def _lacks(request: StaffRequest, sheet: Sheet) -> dict[str, str]:
    """What each question lacks, for whoever came from the list of what is missing."""
    if "check" not in request.GET:
        return {}
    lacks = lacking_in_profile(sheet.assessment.instrument, sheet.profile, counted=False)
    where = (str(sheet.subject.pk), sheet.area.id)
    return {lack.question: lack.short for lack in lacks if lack.about == where and lack.question}


def _sheet(assessment: Assessment, subject_id: UUID, area_id: str) -> Sheet:
    contents = Contents(assessment, subjects_of(assessment))  # what was answered is all that is shown
    try:
        area = area_of(assessment.instrument, area_id)
        subject = contents.subject(str(subject_id))
        profile = contents.profile_with(subject)
        whom = profile.whom_of(str(subject_id), area.repeat)
    except (KeyError, StopIteration):
        raise Denied from None
    subject.assessment = assessment  # with its instrument
    return Sheet(contents, profile, subject, whom, area)


def _next(request: StaffRequest, sheet: Sheet) -> str:
    """The next area of the same profile, or the list."""
    results = area_results(sheet.assessment.instrument, sheet.profile)
    places = [(result.area.id, result.whom) for result in results]
    here = places.index((sheet.area.id, sheet.whom)) if (sheet.area.id, sheet.whom) in places else len(places)
    following = places[here + 1 :]
    if request.POST.get("then") == "list" or not following:
        return reverse("assessments:assessment", args=[sheet.assessment.pk])
    area, whom = following[0]
    return _address(sheet.assessment, sheet.profile.rows[whom].id, area)


def _address(assessment: Assessment, subject_id: str, area_id: str) -> str:
    return reverse("assessments:grade", args=[assessment.pk, subject_id, area_id])
