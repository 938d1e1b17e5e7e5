"""Who takes part in the work, and who is the key worker."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions import hand_over as hand_over_episode
from hearth.casework.actions import take_part
from hearth.casework.forms.people import HandOver, TakePart
from hearth.casework.policies import may_work
from hearth.casework.queries.episode import not_taking_part
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.queries.workers import key_workers_for
from hearth.casework.views.saving import back_to, saved
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def hand_over(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Give the family to another key worker of the team."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    others = [each for each in key_workers_for(request.viewer) if each.id != episode.key_worker_id]
    form = HandOver(sent(request), workers=others, initial={"version": episode.version, "on": days.today()})

    def change() -> None:
        hand_over_episode(episode=episode, by=request.viewer, version=form.seen_version, **form.to_whom())

    if request.method == "POST" and saved(form, change):
        return back_to(request, episode.pk, "The family has a new key worker.")
    back = reverse("casework:episode", args=[episode.pk])
    context = {"form": form, "title": f"Hand over {episode.family}", "back": back, "button_text": "Hand over"}
    return staff(request, "ui/staff_form.html", context)


@staff_page(may=may_work)
def people(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Somebody of the family takes part from now on: a child just born, a father who has come home."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    form = TakePart(sent(request), people=not_taking_part(episode), initial={"on": days.today()})

    def change() -> None:
        take_part(episode=episode, by=request.viewer, **form.who())

    if request.method == "POST" and saved(form, change):
        return back_to(request, episode.pk, "They take part now.")
    back = reverse("casework:episode", args=[episode.pk])
    return staff(request, "casework/people.html", {"form": form, "title": "Who takes part", "back": back})
