from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.casework.actions import close_episode, record_follow_up
from hearth.casework.forms.closing import CloseWork, FollowUpForm
from hearth.casework.policies import may_work
from hearth.casework.presenters.observing import stages_of
from hearth.casework.presenters.standing import when_due
from hearth.casework.queries.episode import work_of
from hearth.casework.queries.episodes import episodes_for, follow_ups_for
from hearth.casework.rules.observing import follow_up_stage
from hearth.casework.views.saving import back_to, saved
from hearth.practice.queries import programme_of
from hearth.ui import days


@staff_page(may=may_work)
def close(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """End the work. Of two at once, the second keeps what they typed and sees what the first said."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    form = CloseWork(request.POST or None, initial={"version": episode.version, "closed": days.today()})
    if request.method == "POST" and saved(
        form,
        lambda: close_episode(
            episode=episode,
            closing=form.closing(request.viewer.name),
            version=form.seen_version,
            by=request.viewer,
        ),
    ):
        return back_to(request, episode.pk, "The work has ended.")
    programme = programme_of(episode.programme_version)
    context = {
        "form": form,
        "title": f"End the work with {episode.family}",
        "stages": stages_of(work_of(episode), programme),
        "theirs": episode.closures.first(),
        "followups": programme.followups,
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "casework/close.html", context)


@staff_page(may=may_work)
def follow_up(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Say whether the family was reached; if so, ask again what was asked at referral."""
    follow_up = found(follow_ups_for(request.viewer), pk=follow_up_id)
    form = FollowUpForm(request.POST or None, initial={"done_on": timezone.localdate()})
    if request.method == "POST" and saved(
        form,
        lambda: record_follow_up(follow_up=follow_up, reached=form.reached_or_not(), by=request.viewer),
    ):
        if form.cleaned_data["reached"]:
            return redirect("casework:observations", follow_up.episode_id, follow_up_stage(follow_up.months))
        return back_to(request, follow_up.episode_id, "The follow-up is written down.")
    context = {
        "form": form,
        "follow_up": follow_up,
        "title": f"How are {follow_up.episode.family}, {days.plural(follow_up.months, 'month')} on?",
        "due": when_due(follow_up.due, days.today()),
        "back": reverse("casework:episode", args=[follow_up.episode_id]),
    }
    return staff(request, "casework/follow_up.html", context)
