from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions import hand_over as hand_over_episode
from hearth.casework.actions import hold_review
from hearth.casework.forms.reviewing import HandOver, HoldReview
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.policies import may_work
from hearth.casework.presenters.standing import phase_words, when_due
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.queries.workers import key_workers_for
from hearth.casework.rules.observing import REVIEW, observed_at
from hearth.casework.views.saving import back_to, saved
from hearth.practice.queries import programme_of
from hearth.ui import days


@staff_page(may=may_work)
def review(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Write down a review held with the family; then what is observed at reviews."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    programme = programme_of(episode.programme_version)
    form = HoldReview(
        request.POST or None, programme=programme, episode=episode, initial={"version": episode.version}
    )
    if request.method == "POST" and saved(
        form,
        lambda: hold_review(
            episode=episode, reviewed=form.reviewed(), version=form.seen_version, by=request.viewer
        ),
    ):
        if observed_at(programme, REVIEW):
            return redirect("casework:observations", episode.pk, REVIEW)
        return back_to(request, episode.pk, "The review is written down.")
    due = episode.reviews.filter(held_on=None).first()
    latest = episode.reviews.exclude(held_on=None).order_by("-held_on", "-id").first()
    context = {
        "form": form,
        "title": f"Review with {episode.family}",
        "due": when_due(due.due, days.today()) if due else "",
        "phase": phase_words(episode, days.today()),
        "latest": latest,
        "latest_outcome": OUTCOMES[latest.outcome] if latest else "",
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "casework/review.html", context)


@staff_page(may=may_work)
def hand_over(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Give the family to another key worker of the team."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    others = [each for each in key_workers_for(request.viewer) if each.id != episode.key_worker_id]
    form = HandOver(
        request.POST or None, workers=others, initial={"version": episode.version, "on": days.today()}
    )

    def change() -> None:
        answers = form.answers
        to = form.workers[answers["to"]]
        hand_over_episode(
            episode=episode, to=to, on=answers["on"], version=form.seen_version, by=request.viewer
        )

    if request.method == "POST" and saved(form, change):
        return back_to(request, episode.pk, "The family has a new key worker.")
    back = reverse("casework:episode", args=[episode.pk])
    context = {"form": form, "title": f"Hand over {episode.family}", "back": back, "button_text": "Hand over"}
    return staff(request, "ui/staff_form.html", context)
