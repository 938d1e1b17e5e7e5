from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions import observe
from hearth.casework.forms.observing import Answered, ObservationsForm
from hearth.casework.models import Episode, Participant
from hearth.casework.policies import may_work
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.queries.readiness import readiness_known
from hearth.casework.queries.statuses import statuses_known
from hearth.casework.rules.observing import CLOSURE, REFERRAL, REVIEW, follow_up_stage, stage_label, stages
from hearth.casework.views.saving import back_to, saved
from hearth.practice.queries import programme_of
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def observations(request: StaffRequest, episode_id: UUID, stage: str) -> HttpResponse:
    """What the programme observes, at one of its stages: asked of each child and of the family."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    programme = programme_of(episode.programme_version)
    if stage not in stages(programme):
        raise Denied
    people = list(people_in(episode))
    form = ObservationsForm(
        sent(request),
        programme=programme,
        stage=stage,
        children=[each.person for each in people if each.is_child],  # type: ignore[attr-defined]
        answered=_known(episode, people, stage),
        before=_said(episode, REFERRAL) if stage != REFERRAL else {},
        initial={"on": _usual_day(episode, stage)},
    )

    def keep() -> Any:
        on = form.cleaned_data["on"]
        return observe(episode=episode, stage=stage, on=on, answers=form.answers(), by=request.viewer)

    if request.method == "POST" and saved(form, keep):
        return back_to(request, episode.pk, "The answers are kept.")
    context = {
        "form": form,
        "title": stage_label(stage),
        "family": str(episode.family),
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "casework/observations.html", context)


def _known(episode: Episode, people: list[Participant], stage: str) -> Answered:
    """What was answered before; at closure also what the children's statuses say, and what school found."""
    if stage == REVIEW:  # each review is asked afresh
        return {}
    if stage != CLOSURE:
        return _said(episode, stage)
    known = statuses_known(episode, people, _usual_day(episode, stage))
    return {**known, **_said(episode, stage), **readiness_known(episode)}


def _said(episode: Episode, stage: str) -> dict[tuple[UUID | None, str], tuple[str, str]]:
    rows = episode.observations.filter(stage=stage)
    return {(row.person_id, row.measure): (row.value, row.destination) for row in rows}


def _usual_day(episode: Episode, stage: str) -> date:
    """The day that the answers are most likely about."""
    if stage == REFERRAL:
        return episode.referred
    if stage == CLOSURE:
        return episode.closed or days.today()
    if stage == REVIEW:
        held = episode.reviews.exclude(held_on=None).order_by("-held_on").first()
        return (held and held.held_on) or days.today()
    reached = {follow_up_stage(each.months): each.done_on for each in episode.follow_ups.all()}
    return reached.get(stage) or days.today()
