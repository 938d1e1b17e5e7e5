from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import render
from hearth.access.pages import Denied, StaffRequest, staff_page
from hearth.access.viewer import Viewer
from hearth.assessments import actions
from hearth.assessments.forms import SummaryForm
from hearth.assessments.models import Assessment, SharedSummary
from hearth.assessments.policies import may_assess
from hearth.assessments.presenters.heading import heading_for
from hearth.assessments.presenters.keeping import ORDINARY, WAYS, language_of, sections
from hearth.assessments.presenters.parents import children_of, drafted
from hearth.assessments.queries import contents_of, summary_of
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.views.drafting import sent
from hearth.assessments.views.finding import member_of, open_to
from hearth.assessments.views.meanwhile import refused_with, seen_by
from hearth.drafts.typing import Typing
from hearth.families.models import Person
from hearth.families.queries import helping_now


@staff_page(may=may_assess)
def parent(request: StaffRequest, assessment_id: UUID, person_id: UUID) -> HttpResponse:
    """The page that one person is handed; and, until somebody has approved it, the button to do so."""
    assessment, person = _whose(request, assessment_id, person_id)
    summary = summary_of(assessment, person)
    if summary is None:
        return redirect("assessments:write", assessment.pk, person.pk)
    trouble = _approve(request, summary) if request.method == "POST" else ""
    if request.method == "POST" and not trouble:
        return redirect("assessments:parent", assessment.pk, person.pk)
    way = request.GET.get("print", ORDINARY)
    way = way if way in WAYS else ORDINARY
    language = language_of(person.first_language)
    page = {
        "way": way,
        "ways": WAYS,
        "reads_in": language,
        "sections": sections(summary, way, language),
        "trouble": trouble,
        "summary": summary,
        "person": person,
        "assessment": assessment,
        "children": children_of(contents_of(assessment), person),
        "heading": heading_for(assessment),
        "back": reverse("assessments:assessment", args=[assessment.pk]),
    }
    return render.staff(request, "assessments/parent.html", page)


def _approve(request: StaffRequest, summary: SharedSummary) -> str:
    """What is wrong, or nothing."""
    if request.POST.get("checked") != "on":
        return "Read the page and tick the box before you approve it."
    try:
        version = request.POST.get("version", "")
        actions.share_summary(summary=summary, version=int(version) if version.isdecimal() else -1, by=request.viewer)
    except NotPossible as refused:
        return str(refused)
    except actions.ChangedMeanwhile:
        return "This page has been changed since you read it. Read it again before you approve it."
    return ""


@staff_page(may=may_assess)
def write(request: StaffRequest, assessment_id: UUID, person_id: UUID) -> HttpResponse:
    """Begins with a draft in the instrument's words for parents; the worker makes it true for this family."""
    assessment, person = _whose(request, assessment_id, person_id)
    form = _form(assessment, person, sent(request), request.viewer)
    if request.method != "POST":
        _typing(request, assessment, person).show(form)
    if request.method != "POST" or not form.is_valid():
        return _page(request, assessment, person, form)
    try:
        actions.write_summary(
            assessment=assessment,
            for_person=person,
            words=form.words,
            version=form.seen_version,
            by=request.viewer,
        )
    except NotPossible as refused:
        return _page(request, assessment, person, refused_with(form, refused))
    except actions.ChangedMeanwhile as changed:
        again = seen_by(_form(assessment, person, request.POST, request.viewer), changed)
        return _page(request, assessment, person, again, theirs=changed.stored)
    _typing(request, assessment, person).forget()
    return redirect("assessments:parent", assessment.pk, person.pk)


def _typing(request: StaffRequest, assessment: Assessment, person: Person) -> Typing:
    return Typing(request.viewer, f"parents-{assessment.pk}-{person.pk}")


def _whose(request: StaffRequest, assessment_id: UUID, person_id: UUID) -> tuple[Assessment, Person]:
    """Of an assessment sent back meanwhile, what was typed and sent is shown again, with the reason."""
    assessment = open_to(request, assessment_id)
    if assessment.completed_at is None and request.method != "POST":
        raise Denied
    return assessment, member_of(assessment.family, person_id)


def _form(assessment: Assessment, person: Person, typed: Any, viewer: Viewer) -> SummaryForm:
    summary = summary_of(assessment, person)
    if summary is None:
        ours = helping_now(assessment.family).filter(agency_id=viewer.agency_id)  # others may help one parent alone
        initial = vars(drafted(contents_of(assessment, voices=False), person, ours))
        return SummaryForm(typed, initial={**initial, "version": 0})
    names = ("worries", "going_well", "must_change", "who_helps", "version")
    return SummaryForm(typed, initial={name: getattr(summary, name) for name in names})


def _page(
    request: StaffRequest, assessment: Assessment, person: Person, form: SummaryForm, theirs: Any = None
) -> HttpResponse:
    page = {
        "form": form,
        "title": f"A page for {person} to keep",
        "person": person,
        "theirs": theirs,
        "draft_url": _typing(request, assessment, person).url,
        "heading": heading_for(assessment),
        "back": reverse("assessments:assessment", args=[assessment.pk]),
    }
    return render.staff(request, "assessments/write.html", page)
