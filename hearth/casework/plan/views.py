from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.plan.actions import PlanMovedOn, agree_plan, chase, leave_area, sign_plan
from hearth.casework.plan.forms import AgreePlan, ChaseAction, LeaveArea, SignPlan, as_typed
from hearth.casework.plan.lines import all_lines
from hearth.casework.plan.presenters import agreed_page, plan_page, to_sign
from hearth.casework.plan.queries import area_labels, closed_lines, plan_of, plans_for, versions_of
from hearth.casework.plan.rules import marks
from hearth.casework.policies import may_work
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import actions_for, episodes_for, with_reopened
from hearth.casework.reopening.presenters import reopened_words
from hearth.casework.views.saving import saved
from hearth.drafts.typing import Typing
from hearth.families.models import Person
from hearth.practice.queries import programme_of
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def plan(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """The plan as it stands, what it does not answer yet, and every plan there was. Sent, it is agreed."""
    episode: Any = found(with_reopened(episodes_for(request.viewer)), pk=episode_id)
    plan = plan_of(request.viewer, episode)
    shown = as_typed(marks(all_lines(plan.goals, plan.actions, plan.left)))
    form = AgreePlan(sent(request), initial={"agreed_on": days.today(), "seen": shown})

    def agree() -> None:
        try:
            agree_plan(episode=episode, by=request.viewer, **form.cleaned_data)
        except PlanMovedOn:
            form.look_again(shown)
            raise

    if request.method == "POST" and saved(form, agree):
        messages.success(request, "The plan is kept as you agreed it. Now everybody can sign it.")
        return redirect("casework:plan_version", versions_of(episode).values_list("pk", flat=True)[0])
    record_read(by=request.viewer, subject=episode)
    context = {
        "episode": episode,
        "page": plan_page(plan, episode, days.today()),
        "form": form,
        "reopened": [each for each in reopened_words(episode) if each.is_plan] if episode.reopened else [],
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "plan/plan.html", context)


@staff_page(may=may_work, methods=READ)
def plan_version(request: StaffRequest, plan_id: UUID) -> HttpResponse:
    """One plan as it was agreed, to read together and to print."""
    version = found(plans_for(request.viewer).prefetch_related("signatures__person"), pk=plan_id)
    record_read(by=request.viewer, subject=version)
    episode = version.episode
    sealed = Person.objects.filter(
        holder_id=episode.holder_id, participations__episode=episode, sealed_at__isnull=False
    ).values_list("pk", flat=True)
    context = {
        "version": version,
        "episode": episode,
        "programme": programme_of(episode.programme_version).title,
        "page": agreed_page(version, list(people_in(episode)), sealed, closed_lines(episode)),
        "back": reverse("casework:plan", args=[episode.pk]),
    }
    return staff(request, "plan/version.html", context)


@staff_page(may=may_work)
def plan_sign(request: StaffRequest, plan_id: UUID) -> HttpResponse:
    """Somebody of the family signs: on this phone, or on paper, which is noted."""
    version = found(plans_for(request.viewer), pk=plan_id)
    people = to_sign(list(people_in(version.episode)), version)
    typing = Typing(request.viewer, f"sign-{version.pk}")
    form = SignPlan(sent(request), people=people, initial={"on": days.today()})

    def sign() -> None:
        sign_plan(plan=version, signed=form.signed(), by=request.viewer)

    back = reverse("casework:plan_version", args=[version.pk])
    if request.method != "POST":
        typing.show(form)
    elif saved(form, sign):
        typing.forget()
        messages.success(request, "Noted.")
        return redirect(back)
    context = {"form": form, "title": f"Sign plan {version.number}", "back": back, "people": people}
    return staff(request, "plan/sign.html", context | {"draft_url": typing.url})


@staff_page(may=may_work)
def area_left(request: StaffRequest, episode_id: UUID, area: str) -> HttpResponse:
    """Say why a worrying area has no goal."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    label = area_labels(request.viewer, episode).get(area)
    if label is None:
        raise Denied
    typing = Typing(request.viewer, f"area-left-{episode.pk}-{area}")
    said = episode.areas_left.filter(area=area).first()
    form = LeaveArea(sent(request), initial={"why": said.why if said else "", "version": said.version if said else 0})

    def leave() -> None:
        leave_area(episode=episode, area=area, by=request.viewer, version=form.seen_version, **form.answers)

    back = reverse("casework:plan", args=[episode.pk])
    if request.method != "POST":
        typing.show(form)
    elif saved(form, leave):
        typing.forget()
        messages.success(request, "The reason is in the plan.")
        return redirect(back)
    context = {"form": form, "title": f"{label}: no goal", "back": back, "said": said}
    return staff(request, "plan/left.html", context | {"draft_url": typing.url})


@staff_page(may=may_work)
def chase_action(request: StaffRequest, action_id: UUID) -> HttpResponse:
    """Ask after what somebody agreed to do."""
    agreed = found(actions_for(request.viewer), pk=action_id)
    typing = Typing(request.viewer, f"chase-{agreed.pk}")
    form = ChaseAction(sent(request))

    def keep() -> None:
        chase(agreed=agreed, by=request.viewer, by_name=request.viewer.name, **form.cleaned_data)

    back = reverse("casework:plan", args=[agreed.episode_id])
    if request.method != "POST":
        typing.show(form)
    elif saved(form, keep):
        typing.forget()
        messages.success(request, "Noted. It comes back on that day.")
        return redirect(back)
    context = {"form": form, "agreed": agreed, "title": "Ask after what was agreed", "back": back}
    return staff(request, "plan/chase.html", context | {"draft_url": typing.url})
