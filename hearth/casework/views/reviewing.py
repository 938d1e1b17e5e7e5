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
from hearth.casework.models import Episode, Review
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.policies import may_work
from hearth.casework.presenters.standing import phase_words, when_due
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.reviewing.presenters import parts, prepared_page
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
    begins, latest = prepared(request.viewer, episode, days.today()), _latest(episode)
    form = HoldReview(
        sent(request),
        programme=programme,
        episode=episode,
        people=list(people_in(episode)),
        goals=begins.goals,
        first=latest is None,
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
    context = {
        "form": form,
        "draft_url": typing.url,
        "episode": episode,
        "prepared": prepared_page(begins),
        "parts": parts(has_goals=bool(begins.goals)),
        **_so_far(episode, latest),
    }
    return staff(request, "casework/review.html", context)


def _latest(episode: Episode) -> Review | None:
    return episode.reviews.exclude(held_on=None).order_by("-held_on", "-id").first()


def _so_far(episode: Episode, latest: Review | None) -> dict[str, Any]:
    """Where the work stands, and what the last review said. Of work that has ended, no clock runs any more."""
    due = None if episode.closed else episode.reviews.filter(held_on=None).first()
    return {
        "title": f"Review with {episode.family}",
        "ended": days.day(episode.closed) if episode.closed else "",
        "phase": "" if episode.closed else f"{phase_words(episode, days.today())}.",
        "due": when_due(due.due, days.today()) if due else "",
        "latest": latest,
        "latest_outcome": OUTCOMES[latest.outcome] if latest else "",
        "back": reverse("casework:episode", args=[episode.pk]),
    }
