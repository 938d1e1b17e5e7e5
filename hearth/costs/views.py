"""Time on a family's work; a service manager's page of what it costs."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.policies import may_work
from hearth.casework.queries.episodes import episodes_for
from hearth.costs.actions import add_budget, add_post, end_post, log_time
from hearth.costs.forms import AddBudget, AddPost, LogTime, Period
from hearth.costs.policies import may_keep_money, may_see_costs
from hearth.costs.presenters import hours_by_kind, team_page, unit_costs
from hearth.costs.queries import costs_of, posts_for, teams_for, time_of, visits_without_length
from hearth.costs.rules import NotPossible
from hearth.costs.rules.spending import Span
from hearth.practice.library import library
from hearth.ui.forms import QuestionForm, sent


@staff_page(may=may_work)
def time(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Write down where the time went."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    form = LogTime(sent(request), visits=list(visits_without_length(episode)), initial={"on": timezone.localdate()})
    if request.method == "POST" and _saved(
        form, lambda: log_time(episode=episode, worked=form.worked(), by=request.viewer)
    ):
        messages.success(request, "The time is written down.")
        return redirect("costs:time", episode.pk)
    rows, untimed = time_of(episode), len(form.visits)
    context = {
        "form": form,
        "title": f"Time for {episode.family}",
        "rows": rows[:50],
        "in_all": hours_by_kind(rows),
        "untimed": untimed,
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "costs/time.html", context)


@staff_page(may=may_see_costs, methods=READ)
def costs(request: StaffRequest) -> HttpResponse:
    """What each team's work costs, over the last year or the days that were asked for."""
    today = timezone.localdate()
    year = {"first": today - timedelta(days=364), "last": today}
    form = Period(request.GET if "first_day" in request.GET else None, initial=year)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else year
    period = Span(**chosen)
    context = {
        "form": form,
        "period": chosen,
        "teams": [team_page(each, period) for each in costs_of(request.viewer, period)],
        "unit_costs": unit_costs(library().unit_costs()),
        "may_keep": may_keep_money(request.viewer),
        "posts": [(post, teams) for post, teams in _with_teams(request)] if may_keep_money(request.viewer) else [],
    }
    return staff(request, "costs/costs.html", context)


def _with_teams(request: StaffRequest) -> list[tuple[object, str]]:
    names = {team.pk: team.name for team in teams_for(request.viewer)}
    return [(post, names[post.team_id]) for post in posts_for(request.viewer).filter(ends=None)]


@staff_page(may=may_keep_money)
def post(request: StaffRequest) -> HttpResponse:
    form = AddPost(sent(request), teams=list(teams_for(request.viewer)))
    if request.method == "POST" and _saved(form, lambda: add_post(by=request.viewer, **form.post())):
        messages.success(request, "The post is written down.")
        return redirect("costs:costs")
    return _form(request, form, "A post")


@staff_page(may=may_keep_money)
def budget(request: StaffRequest) -> HttpResponse:
    form = AddBudget(sent(request), teams=list(teams_for(request.viewer)))
    if request.method == "POST" and _saved(form, lambda: add_budget(by=request.viewer, **form.budget())):
        messages.success(request, "The budget is written down.")
        return redirect("costs:costs")
    return _form(request, form, "A budget")


@staff_page(may=may_keep_money, methods=("POST",))
def post_ends(request: StaffRequest, post_id: UUID) -> HttpResponse:
    """It ends today."""
    post = found(posts_for(request.viewer), pk=post_id, ends=None)
    try:
        end_post(post=post, ends=timezone.localdate(), by=request.viewer)
        messages.success(request, "The post ends today.")
    except NotPossible as refused:
        messages.error(request, str(refused))
    return redirect("costs:costs")


def _saved(form: QuestionForm, change: Callable[[], object]) -> bool:
    if not form.is_valid():
        return False
    try:
        change()
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _form(request: StaffRequest, form: QuestionForm, title: str) -> HttpResponse:
    return staff(request, "ui/staff_form.html", {"form": form, "title": title, "back": reverse("costs:costs")})
