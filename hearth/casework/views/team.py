"""A supervisor's pages: the team, a supervision held, and what was written down of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.actions import finish_point, supervise
from hearth.casework.actions.supervising import PROMPTS
from hearth.casework.coming_back.presenters import counted_words, named
from hearth.casework.coming_back.queries import counted_for, who_came_back
from hearth.casework.forms.supervising import Supervise
from hearth.casework.models import Supervision
from hearth.casework.policies import may_supervise, may_work
from hearth.casework.presenters.supervising import refreshers, sections
from hearth.casework.presenters.team import FAMILIES, WORKERS, colleague, heard, team_page
from hearth.casework.queries.standing import team_of
from hearth.casework.queries.team import is_theirs, open_work_of, points_of, still_to_do, supervisions_for
from hearth.casework.queries.workers import key_workers_for
from hearth.casework.views.drafting import Typing
from hearth.casework.views.saving import saved
from hearth.practice.library import library
from hearth.practice.queries import prompts_of
from hearth.practice.training.presenters import rows_of
from hearth.practice.training.queries import accreditations_of
from hearth.ui import days
from hearth.ui.forms import sent

LATEST = 20


@staff_page(may=may_supervise, methods=READ)
def team(request: StaffRequest) -> HttpResponse:
    """Who works with whom, and what needs help this morning."""
    others = [each for each in key_workers_for(request.viewer) if each.id != request.viewer.id]
    page = team_page(team_of(request.viewer, timezone.now()), others, request.viewer, days.today())
    counted = counted_for(request.viewer, days.today())
    any_back = counted.came_back or counted.early_and_back
    context = {
        "page": page,
        "worker_columns": WORKERS,
        "family_columns": FAMILIES,
        "came_back": counted_words(counted),
        "who_came_back": named(who_came_back(request.viewer, days.today())) if any_back else [],
    }
    return staff(request, "casework/team.html", context)


@staff_page(may=may_supervise)
def supervise_worker(request: StaffRequest, worker_id: UUID) -> HttpResponse:
    """Think about families together, and write down what was decided. It is kept as it is typed."""
    viewer = request.viewer
    worker = colleague(key_workers_for(viewer), worker_id)
    if worker is None or worker.id == viewer.id:
        raise Denied
    prompts, typing = library().prompts(PROMPTS), Typing(viewer, f"supervision-{worker.id}")
    theirs, today = open_work_of(viewer, worker.id), days.today()
    form = Supervise(sent(request), prompts=prompts, episodes=theirs, initial={"on": today})
    kept: list[Supervision] = []
    if request.method != "POST":
        typing.show(form)
    elif saved(form, lambda: kept.append(supervise(worker=worker, reflected=form.reflected(), by=viewer))):
        typing.forget()
        messages.success(request, "Written down. What follows is on the work list.")
        return redirect("casework:supervision", kept[0].pk)
    context = {
        "form": form,
        "title": f"Supervision with {worker.name}",
        "sections": sections(form, team_of(viewer, timezone.now()).open, still_to_do(viewer, theirs), today),
        "refreshers": refreshers(rows_of(list(accreditations_of(viewer).filter(user_id=worker.id)))),
        "draft_url": typing.url,
        "back": reverse("casework:team"),
        "earlier": supervisions_for(viewer).filter(worker_id=worker.id).order_by("-on", "-id")[:LATEST],
    }
    return staff(request, "casework/supervise.html", context)


@staff_page(may=may_work)
def supervision(request: StaffRequest, supervision_id: UUID) -> HttpResponse:
    """What was written down; and that something decided has been done."""
    viewer = request.viewer
    record = found(supervisions_for(viewer), pk=supervision_id)
    points = points_of(viewer, record)
    if request.method == "POST":
        done = next((each for each in points if str(each.pk) == request.POST.get("point")), None)
        if done:
            finish_point(point=done, on=days.today(), by=viewer)
            messages.success(request, "Noted as done. It is off the work list.")
        return redirect("casework:supervision", record.pk)
    record_read(by=viewer, subject=record)
    thought = heard(record, prompts_of(record.prompts_version)) if is_theirs(viewer, record) else []
    back = reverse("casework:team") if may_supervise(viewer) else ""
    context = {"supervision": record, "heard": thought, "points": points, "back": back}
    return staff(request, "casework/supervision.html", context)
