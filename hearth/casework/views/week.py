"""A worker's week, and being safe on a visit."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions import come_back, leave
from hearth.casework.forms.checking_in import BackBy
from hearth.casework.policies import may_work
from hearth.casework.presenters.standing import visit_words
from hearth.casework.presenters.week import week as presented
from hearth.casework.queries.episodes import visits_for
from hearth.casework.queries.week import check_ins_for, out_now, visits_in_week
from hearth.casework.rules.week import monday_of
from hearth.casework.views.saving import saved
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work, methods=READ)
def week(request: StaffRequest) -> HttpResponse:
    """The visits of this week, mine or the team's, day by day."""
    whole_team = request.GET.get("whose") == "team"
    monday = monday_of(_day(request.GET.get("week", "")))
    visits = visits_in_week(request.viewer, monday, whole_team=whole_team)
    context = {"week": presented(visits, monday, timezone.now(), whole_team), "whole_team": whole_team}
    return staff(request, "casework/week.html", context)


def _day(asked: str) -> date:
    if not asked:
        return days.today()
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise Denied from None


@staff_page(may=may_work)
def go_out(request: StaffRequest, visit_id: UUID) -> HttpResponse:
    """On the way to a visit: back by when? Or back again."""
    visit = found(visits_for(request.viewer), pk=visit_id)
    out = out_now(request.viewer, visit)
    form = BackBy(sent(request) if "back" not in request.POST else None)
    if request.method == "POST" and "back" in request.POST and out:
        come_back(check_in=out, by=request.viewer)
        messages.success(request, "Good to have you back. Write the visit up while it is fresh.")
        return redirect("casework:visit", visit.pk)
    if request.method == "POST" and saved(form, lambda: leave(visit=visit, back_by=form.back_by, by=request.viewer)):
        messages.success(request, f"Your team will ask after you if you are not back by {days.clock(form.back_by)}.")
        return redirect("casework:visit", visit.pk)
    context = {
        "form": form,
        "title": "Back by when?",
        "visit": visit,
        "out": out,
        "when": visit_words(visit.planned_for),
        "back": reverse("casework:visit", args=[visit.pk]),
        "button_text": "I am on my way",
    }
    return staff(request, "casework/go_out.html", context)


@staff_page(may=may_work)
def not_back(request: StaffRequest, check_in_id: UUID) -> HttpResponse:
    """A colleague has not come back: whom they went to see, since when; and that they are safe."""
    check_in = found(check_ins_for(request.viewer).select_related("visit__episode__family"), pk=check_in_id)
    if request.method == "POST":
        come_back(check_in=check_in, by=request.viewer)
        messages.success(request, f"Noted that {check_in.worker_name} is safe.")
        return redirect("worklist:today")
    return staff(request, "casework/not_back.html", {"check_in": check_in})
