from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions import close_episode, try_follow_up
from hearth.casework.forms.closing import REACHED, CloseWork, FollowUpForm
from hearth.casework.models import Episode, FollowUpTry
from hearth.casework.models.closing import WAYS
from hearth.casework.moves.queries import who_stays_in_touch
from hearth.casework.policies import may_work
from hearth.casework.presenters.observing import stages_of
from hearth.casework.presenters.standing import when_due
from hearth.casework.queries.episode import answered_in
from hearth.casework.queries.episodes import episodes_for, follow_ups_for
from hearth.casework.rules.observing import follow_up_stage
from hearth.casework.views.saving import back_to, saved
from hearth.drafts.typing import Typing
from hearth.practice.queries import programme_of
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def close(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """End the work. Of two at once, the second keeps what they typed and sees what the first said."""
    viewer = request.viewer
    episode = found(episodes_for(viewer), pk=episode_id)
    typing = Typing(viewer, f"close-{episode.pk}")
    begins = {"version": episode.version, "closed": days.today(), "stays_in_touch": who_stays_in_touch(episode)}
    form = CloseWork(sent(request), initial=begins)

    def end() -> None:
        closing = form.closing(viewer.name)
        close_episode(episode=episode, closing=closing, version=form.seen_version, by=viewer)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, end):
        typing.forget()
        return back_to(request, episode.pk, "The work has ended.")
    context = {"form": form, "draft_url": typing.url, **_so_far(episode)}
    return staff(request, "casework/close.html", context)


def _so_far(episode: Episode) -> dict[str, Any]:
    """What is still to be answered; and what somebody else wrote, where they were quicker."""
    programme = programme_of(episode.programme_version)
    return {
        "title": f"End the work with {episode.family}",
        "stages": stages_of(answered_in(episode), programme),
        "theirs": episode.closures.first(),
        "followups": programme.followups,
        "button_text": "End the work",
        "back": reverse("casework:episode", args=[episode.pk]),
    }


@staff_page(may=may_work)
def follow_up(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Say whether the family was reached; if so, ask again what was asked at referral."""
    follow_up = found(follow_ups_for(request.viewer), pk=follow_up_id)
    typing = Typing(request.viewer, f"follow-up-{follow_up.pk}")
    form = FollowUpForm(sent(request), initial={"on": days.today()})

    def keep() -> None:
        try_follow_up(follow_up=follow_up, tried=form.tried(), by=request.viewer)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, keep):
        typing.forget()
        if form.cleaned_data["what"] == REACHED:
            return redirect("casework:observations", follow_up.episode_id, follow_up_stage(follow_up.months))
        return back_to(request, follow_up.episode_id, "The follow-up is written down.")
    context = {
        "form": form,
        "follow_up": follow_up,
        "tries": [_try(each) for each in follow_up.tries.order_by("on", "id")],
        "title": f"{follow_up.episode.family}, {days.plural(follow_up.months, 'month')} on",
        "due": when_due(follow_up.due, days.today()),
        "draft_url": typing.url,
        "back": reverse("casework:episode", args=[follow_up.episode_id]),
    }
    return staff(request, "casework/follow_up.html", context)


def _try(attempt: FollowUpTry) -> str:
    came = "reached" if attempt.reached else "not reached"
    said = f" {attempt.said}" if attempt.said else ""
    return f"{days.day(attempt.on)}, {WAYS[attempt.way].lower()}: {came}, {attempt.by_name}.{said}"
