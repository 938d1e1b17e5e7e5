from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.actions import hold_review
from hearth.casework.forms.reviewing import HoldReview
from hearth.casework.models import Episode
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.plan.queries import open_goals
from hearth.casework.policies import may_work
from hearth.casework.presenters.standing import phase_words, when_due
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.reviewing.presenters import prepared_page
from hearth.casework.reviewing.queries import prepared
from hearth.casework.rules.observing import REVIEW, observed_at
from hearth.casework.views.saving import back_to, saved
from hearth.drafts.typing import Typing
from hearth.practice.queries import programme_of
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def review(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Write down a review held with the family; then what is observed at reviews."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    programme = programme_of(episode.programme_version)
    typing = Typing(request.viewer, f"review-{episode.pk}")
    form = HoldReview(
        sent(request),
        programme=programme,
        episode=episode,
        people=list(people_in(episode)),
        goals=list(open_goals(episode)),
        initial={"version": episode.version},
    )

    def hold() -> None:
        hold_review(episode=episode, reviewed=form.reviewed(), version=form.seen_version, by=request.viewer)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, hold):
        typing.forget()
        if observed_at(programme, REVIEW):
            return redirect("casework:observations", episode.pk, REVIEW)
        return back_to(request, episode.pk, "The review is written down.")
    record_read(by=request.viewer, subject=episode)
    told = prepared_page(prepared(request.viewer, episode, days.today()))
    context = {"form": form, "draft_url": typing.url, "episode": episode, "prepared": told, **_so_far(episode)}
    return staff(request, "casework/review.html", context)


def _so_far(episode: Episode) -> dict[str, Any]:
    """Where the work stands, and what the last review said."""
    due = episode.reviews.filter(held_on=None).first()
    latest = episode.reviews.exclude(held_on=None).order_by("-held_on", "-id").first()
    return {
        "title": f"Review with {episode.family}",
        "phase": phase_words(episode, days.today()),
        "due": when_due(due.due, days.today()) if due else "",
        "latest": latest,
        "latest_outcome": OUTCOMES[latest.outcome] if latest else "",
        "back": reverse("casework:episode", args=[episode.pk]),
    }
