from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.around.actions import join_team, leave_team, no_longer_takes_part, reassign
from hearth.casework.around.forms import JoinTeam, Leaves, Reassign
from hearth.casework.around.presenters import around_page
from hearth.casework.around.queries import all_work_of, around, members_for, participants_for
from hearth.casework.policies import may_supervise, may_work
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.queries.workers import key_workers_for
from hearth.casework.views.saving import saved
from hearth.practice.queries import programme_of
from hearth.ui import days
from hearth.ui.forms import sent


@staff_page(may=may_work)
def team_around(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Who is there for this family, in which role, and since when. Sent, somebody joins."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    programme = programme_of(episode.programme_version)
    form = JoinTeam(sent(request), programme=programme, initial={"starts": days.today()})

    def join() -> None:
        join_team(episode=episode, joining=form.joining(), by=request.viewer)

    here = reverse("casework:team_around", args=[episode.pk])
    if request.method == "POST" and saved(form, join):
        messages.success(request, "They are in the team.")
        return redirect(here)
    record_read(by=request.viewer, subject=episode)
    context = {
        "episode": episode,
        "page": around_page(around(episode), programme, bool(episode.closed)),
        "form": form,
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "around/team.html", context)


@staff_page(may=may_work)
def member_leaves(request: StaffRequest, member_id: UUID) -> HttpResponse:
    """Somebody leaves the team."""
    member = found(members_for(request.viewer), pk=member_id)
    form = Leaves(sent(request), initial={"on": days.today()})

    def leave() -> None:
        leave_team(member=member, by=request.viewer, **form.cleaned_data)

    back = reverse("casework:team_around", args=[member.episode_id])
    if request.method == "POST" and saved(form, leave):
        messages.success(request, "They have left the team.")
        return redirect(back)
    return staff(request, "ui/staff_form.html", {"form": form, "title": f"{member.name} leaves the team", "back": back})


@staff_page(may=may_work)
def person_leaves(request: StaffRequest, participant_id: UUID) -> HttpResponse:
    """Somebody of the family no longer takes part: they have left home, say."""
    participant = found(participants_for(request.viewer), pk=participant_id)
    form = Leaves(sent(request), initial={"on": days.today()})

    def leave() -> None:
        no_longer_takes_part(participant=participant, by=request.viewer, **form.cleaned_data)

    back = reverse("casework:team_around", args=[participant.episode_id])
    if request.method == "POST" and saved(form, leave):
        messages.success(request, "Noted. What was done with them stays on record.")
        return redirect(back)
    title = f"{participant.person} no longer takes part"
    return staff(request, "ui/staff_form.html", {"form": form, "title": title, "back": back})


@staff_page(may=may_supervise)
def give_on(request: StaffRequest, worker_id: UUID) -> HttpResponse:
    """All families of a worker who leaves, each given to somebody, at once. No family is without a key worker, and
    whoever was to be visited again after the work ended still is."""
    episodes = all_work_of(request.viewer, worker_id)
    if not episodes:
        raise Denied
    others = [each for each in key_workers_for(request.viewer) if each.id != worker_id]
    form = Reassign(sent(request), episodes=episodes, workers=others, initial={"on": days.today()})

    def change() -> None:
        with transaction.atomic():
            reassign(form.chosen(), form.cleaned_data["on"], request.viewer)

    name = episodes[0].key_worker_name
    if request.method == "POST" and saved(form, change):
        messages.success(request, f"{days.plural(len(form.chosen()), 'family', 'families')} handed over.")
        return redirect("casework:team")
    context = {
        "form": form,
        "title": f"Give on the families of {name}",
        "button_text": "Hand over",
        "back": reverse("casework:team"),
    }
    return staff(request, "ui/staff_form.html", context)
