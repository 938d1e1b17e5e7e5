from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions import agree_action, drop_goal, finish_action, rate_goal, set_goal
from hearth.casework.forms.planning import AgreeAction, DropGoal, RateGoal, SetGoal, service_named
from hearth.casework.plan.queries import open_goals, worrying_areas
from hearth.casework.policies import may_work
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import actions_for, episodes_for, goals_for
from hearth.casework.rules import NotPossible
from hearth.casework.views.saving import back_to, saved, to_plan
from hearth.drafts.typing import Typing
from hearth.practice.queries import programme_of
from hearth.ui.forms import sent


@staff_page(may=may_work)
def goal(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Write a goal with the family."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    programme = programme_of(episode.programme_version)
    typing = Typing(request.viewer, f"goal-{episode.pk}")
    form = SetGoal(
        sent(request),
        programme=programme,
        people=list(people_in(episode)),
        areas=worrying_areas(request.viewer, episode),
        initial={"area": request.GET.get("area", "")},
    )
    if request.method != "POST":
        typing.show(form)
    if request.method == "POST" and saved(
        form, lambda: set_goal(episode=episode, wanted=form.wanted(), by=request.viewer)
    ):
        typing.forget()
        return to_plan(request, episode.pk, "The goal is written down.")
    context = {"form": form, "title": "A goal, with the family", "draft_url": typing.url}
    return staff(request, "ui/staff_form.html", context | {"back": reverse("casework:plan", args=[episode.pk])})


@staff_page(may=may_work)
def goal_progress(request: StaffRequest, goal_id: UUID) -> HttpResponse:
    """Say how far a goal has come; or leave it aside, with a reason."""
    goal = found(goals_for(request.viewer), pk=goal_id)
    dropping = "reason" in request.POST
    rate = RateGoal(None if dropping else sent(request), initial={"on": timezone.localdate()})
    drop = DropGoal(request.POST if dropping else None)
    if request.method == "POST":
        done = (
            saved(drop, lambda: drop_goal(goal=goal, by=request.viewer, **drop.cleaned_data))
            if dropping
            else saved(rate, lambda: rate_goal(goal=goal, by=request.viewer, **rate.cleaned_data))
        )
        if done:
            return back_to(request, goal.episode_id, "The goal is up to date.")
    context = {
        "form": drop if dropping else rate,
        "rate": rate,
        "drop": drop,
        "goal": goal,
        "ratings": goal.ratings.order_by("on"),
        "back": reverse("casework:episode", args=[goal.episode_id]),
    }
    return staff(request, "casework/goal.html", context)


@staff_page(may=may_work)
def agree(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Write down what somebody has agreed to do."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    typing = Typing(request.viewer, f"agree-{episode.pk}")
    service = _service(request)
    form = AgreeAction(
        sent(request),
        goals=list(open_goals(episode)),
        initial={"service_id": service[0], "agency": service[1]} if service else {},
    )
    if request.method != "POST":
        typing.show(form)
    if request.method == "POST" and saved(
        form, lambda: agree_action(episode=episode, agreed=form.agreed(), by=request.viewer)
    ):
        typing.forget()
        return to_plan(request, episode.pk, "What was agreed is written down. You are reminded on the day.")
    context = {"form": form, "title": "Who will do what", "draft_url": typing.url, "service": service}
    return staff(request, "casework/agree.html", context | {"back": reverse("casework:plan", args=[episode.pk])})


def _service(request: StaffRequest) -> tuple[UUID, str] | None:
    """The service of the directory that somebody chose for this family on the page of help."""
    try:
        chosen = UUID(request.GET.get("service", ""))
    except ValueError:
        return None
    name = service_named(chosen)
    return (chosen, name) if name else None


@staff_page(may=may_work, methods=("POST",))
def action_done(request: StaffRequest, action_id: UUID) -> HttpResponse:
    """Ticked on the plan's page. What the work no longer allows is said there."""
    agreed = found(actions_for(request.viewer), pk=action_id)
    try:
        finish_action(agreed=agreed, on=timezone.localdate(), by=request.viewer)
    except NotPossible as refused:
        messages.error(request, str(refused))
        return redirect("casework:plan", agreed.episode_id)
    return to_plan(request, agreed.episode_id, "Noted as done.")
