"""The midwife's list, who is followed, one family's history, and the tracked cohort."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.rules import SERVICE_MANAGER, SUPERVISOR
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.casework import actions as work
from hearth.casework.models import Review, SchoolReadiness
from hearth.casework.policies import may_work
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.views.saving import saved
from hearth.drafts.typing import Typing
from hearth.families.terms import terms_of
from hearth.tracks.forms import ReadinessForm, WrongReadinessForm
from hearth.tracks.presenters.clinic import clinic as clinic_page
from hearth.tracks.presenters.figures import figures
from hearth.tracks.presenters.following import lines
from hearth.tracks.presenters.history import history as history_of
from hearth.tracks.presenters.ready import NOBODY, lines_of, sentence, terms_for
from hearth.tracks.queries.clinic import expecting
from hearth.tracks.queries.lives import followed
from hearth.tracks.queries.parents import Child, Followed
from hearth.tracks.queries.removals import repeat_removals
from hearth.ui import days
from hearth.ui.forms import sent


def sees_the_cohort(viewer: Viewer) -> bool:
    return viewer.role in (SUPERVISOR, SERVICE_MANAGER)


@staff_page(may=may_work, methods=READ)
def clinic(request: StaffRequest) -> HttpResponse:
    """For a midwife with a telephone in one hand: who is before 20 weeks today."""
    today = days.today()
    page = clinic_page(list(expecting(request.viewer, today)), today)
    return staff(request, "tracks/clinic.html", {"page": page, "today": today})


@staff_page(may=may_work, methods=READ)
def following(request: StaffRequest) -> HttpResponse:
    """Everybody on a track of years, with what is due."""
    today = days.today()
    every = [one.as_seen() for one in followed(request.viewer, today) if one.episode.closed is None]
    due = Review.objects.filter(
        holder_id=request.viewer.holder_id, held_on=None, episode__in=[one.episode.pk for one in every]
    )
    reviews = {review.episode_id: review for review in due}
    context = {
        "lines": lines(every, reviews, today),
        "may_see_cohort": sees_the_cohort(request.viewer),
    }
    return staff(request, "tracks/following.html", context)


@staff_page(may=may_work, methods=READ)
def history(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """One family: children over time, court to court, and every pregnancy with what was known when."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    record_read(by=request.viewer, subject=episode)
    today = days.today()
    labels = {kind.id: kind.label for kind in terms_of(episode.family).statuses}
    every = followed(request.viewer, today, episode.pk)
    ready = terms_for(episode)
    parents = [
        history_of(parent, labels, ready, episode.pk, today) for one in every for parent in one.as_seen().parents
    ]
    context = {
        "episode": episode,
        "parents": parents,
        "has_children": bool(_children_in(every)),
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "tracks/history.html", context)


def _children_in(every: Iterable[Followed]) -> list[Child]:
    """Those who were born, and of whose going to school somebody can hear."""
    return [
        each
        for one in every
        for each in one.as_seen().tracked
        if each.now not in NOBODY and each.person and each.person.born
    ]


@staff_page(may=may_work)
def readiness(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Whether a child who is followed was ready for school: what was found, by which measure, from whom."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    record_read(by=request.viewer, subject=episode)
    every = _children_in(followed(request.viewer, days.today(), episode.pk))
    children = {each.person.pk: each.person for each in every if each.person}
    terms, back = terms_for(episode), reverse("tracks:history", args=[episode.pk])
    page = {"title": "Ready for school", "back": back}
    if not children:
        return staff(request, "tracks/no_readiness.html", page)
    typing = Typing(request.viewer, f"ready-for-school-{episode.pk}")
    form = ReadinessForm(sent(request), children=list(children.values()), terms=terms)

    def keep() -> object:
        return work.note_readiness(episode=episode, child=form.whose, noted=form.noted(), by=request.viewer)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, keep):
        typing.forget()
        messages.success(request, "It is written down.")
        return redirect(back)
    known = [row for each in every for row in lines_of(each, terms, episode.pk)]
    context = {"form": form, "known": known, "measures": terms.measures, "draft_url": typing.url}
    return staff(request, "tracks/readiness.html", {**page, **context})


@staff_page(may=may_work)
def withdraw_readiness(request: StaffRequest, episode_id: UUID, line_id: UUID) -> HttpResponse:
    """A line that was wrong: whoever may write one may withdraw one of the same work."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    lines = SchoolReadiness.objects.filter(holder_id=episode.holder_id, episode=episode, child__sealed_at=None)
    line = found(lines.select_related("child", "episode"), pk=line_id)
    record_read(by=request.viewer, subject=episode)
    typing = Typing(request.viewer, f"wrong-ready-for-school-{line.pk}")
    form = WrongReadinessForm(sent(request))

    def withdraw() -> object:
        return work.withdraw_readiness(line=line, why=form.cleaned_data["why"], by=request.viewer)

    if request.method != "POST":
        typing.show(form)
    elif saved(form, withdraw):
        typing.forget()
        messages.success(request, "It is withdrawn. Write down what is right, if you know it.")
        return redirect("tracks:history", episode.pk)
    context = {
        "form": form,
        "title": "Ready for school: that is wrong",
        "line": f"{line.child}: {sentence(line.noted, terms_for(episode))}",
        "back": reverse("tracks:history", args=[episode.pk]),
        "button_text": "Withdraw this line",
        "draft_url": typing.url,
    }
    return staff(request, "tracks/withdraw_readiness.html", context)


@staff_page(may=sees_the_cohort, methods=READ)
def cohort(request: StaffRequest) -> HttpResponse:
    """The tracked cohort, with the stated exclusions and without them."""
    today = days.today()
    repeat = repeat_removals(request.viewer, today) if request.viewer.sees_every_team else None
    page = figures(followed(request.viewer, today, sealed_too=True), repeat, today)
    return staff(request, "tracks/cohort.html", {"page": page, "back": reverse("tracks:following")})
