from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.actions import answer_risk, cancel_visit, miss_visit, plan_visit, record_visit
from hearth.casework.forms.visiting import AnswerRisk, NotDone, PlanVisit, RecordVisit
from hearth.casework.models import Visit
from hearth.casework.plan.queries import goals_to_work_on
from hearth.casework.policies import may_work
from hearth.casework.presenters.standing import visit_words
from hearth.casework.queries.episode import people_at
from hearth.casework.queries.episodes import episodes_for, risks_for, visits_for
from hearth.casework.queries.opened import visit_opened
from hearth.casework.queries.week import out_now
from hearth.casework.reopening.presenters import reopened_words
from hearth.casework.reopening.queries import running_assessment
from hearth.casework.rules.visiting import DONE, MISSED, PLANNED
from hearth.casework.views.saving import back_to, saved
from hearth.drafts.typing import Typing
from hearth.ui import days
from hearth.ui.addresses import address
from hearth.ui.forms import sent


@staff_page(may=may_work)
def visit_plan(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Plan a visit. One that has already been made is written up next."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    form = PlanVisit(sent(request))
    planned: list[Visit] = []

    def plan() -> None:
        purpose = form.cleaned_data["purpose"]
        visit = plan_visit(episode=episode, planned_for=form.planned_for, purpose=purpose, by=request.viewer)
        planned.append(visit)

    if request.method == "POST" and saved(form, plan):
        if planned[0].planned_for <= timezone.now():
            return redirect("casework:visit", planned[0].pk)
        return back_to(request, episode.pk, "The visit is planned.")
    back = reverse("casework:episode", args=[episode.pk])
    return staff(request, "ui/staff_form.html", {"form": form, "title": "Plan a visit", "back": back})


@staff_page(may=may_work)
def visit(request: StaffRequest, visit_id: UUID) -> HttpResponse:
    """Write up a visit, on the doorstep if need be: what is typed is kept as it is typed."""
    visit: Any = visit_opened(request.viewer, visit_id)
    if visit is None:
        raise Denied
    record_read(by=request.viewer, subject=visit)
    typing = Typing(request.viewer, f"visit-{visit.pk}")
    form = _record_form(request, visit)

    def write_up() -> None:
        visited = form.visited(visit.visited_by or request.viewer.name)
        record_visit(visit=visit, visited=visited, version=form.seen_version, by=request.viewer)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, write_up):
        typing.forget()
        return _and_back(request, visit, "The visit is written up.", out=visit.out)
    context = {
        "form": form,
        "visit": visit,
        "title": visit_words(visit.planned_for),
        "may_write": visit.state in (PLANNED, DONE) and not visit.episode.closed,
        "theirs": visit.notes
        if form.is_bound and form.non_field_errors()
        else typing.hides(form, "notes", visit.notes),
        "draft_url": typing.url,
        "out": visit.out,
        "back": address("casework:episode", visit.episode_id),
    }
    return staff(request, "casework/visit.html", context)


def _and_back(request: StaffRequest, visit: Visit, sentence: str, *, out: bool) -> HttpResponse:
    """Whoever is still out on it is asked next whether they are back: else their team rings them at home."""
    if out:
        messages.success(request, sentence)
        return redirect("casework:go_out", visit.pk)
    return back_to(request, visit.episode_id, sentence)


def _record_form(request: StaffRequest, visit: Any) -> RecordVisit:
    """What is on record of a visit, or what was planned, to begin with."""
    when: datetime = days.local(visit.done_at or visit.planned_for)
    return RecordVisit(
        sent(request),
        people=people_at(visit),
        goals=goals_to_work_on(visit),
        initial={
            "version": visit.version,
            "on": when.date(),
            "at": when.time(),
            "seen": [str(person_id) for person_id in visit.saw],
            "seen_alone": [str(person_id) for person_id in visit.saw_alone],
            "goals": visit.goals,
            "notes": visit.notes,
        },
    )


@staff_page(may=may_work)
def risk(request: StaffRequest, risk_id: UUID) -> HttpResponse:
    """Something was seen that cannot wait: what was done about it; the assessment and the plan are open again."""
    record = found(risks_for(request.viewer), pk=risk_id)
    record_read(by=request.viewer, subject=record)
    typing = Typing(request.viewer, f"risk-{record.pk}")
    form = AnswerRisk(sent(request))

    def keep() -> None:
        answer_risk(risk=record, by=request.viewer, **form.cleaned_data)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, keep):
        typing.forget()
        return back_to(request, record.episode_id, "What was done is written down.")
    reopened = reopened_words(record.episode)
    assessment_open = any(not each.is_plan for each in reopened)
    context = {
        "form": form,
        "risk": record,
        "reopened": reopened,
        "assessment_open": assessment_open,
        "running": running_assessment(request.viewer, record.episode) if assessment_open else None,
        "title": "Something that cannot wait",
        "draft_url": typing.url,
        "back": reverse("casework:episode", args=[record.episode_id]),
    }
    return staff(request, "casework/risk.html", context)


@staff_page(may=may_work)
def visit_not_done(request: StaffRequest, visit_id: UUID) -> HttpResponse:
    """Say that a visit was missed or called off, and why."""
    visit = found(visits_for(request.viewer), pk=visit_id)
    form = NotDone(sent(request))

    def change() -> None:
        say = miss_visit if form.cleaned_data["state"] == MISSED else cancel_visit
        say(visit=visit, reason=form.cleaned_data["reason"], by=request.viewer)

    if request.method == "POST" and saved(form, change):
        out = out_now(request.viewer, visit) is not None
        return _and_back(request, visit, "Noted that the visit did not happen.", out=out)
    back = reverse("casework:visit", args=[visit.pk])
    context = {"form": form, "title": "The visit did not happen", "back": back}
    return staff(request, "ui/staff_form.html", context)
