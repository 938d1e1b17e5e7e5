"""A worker opens a page for one person: what is theirs, what they will see, and the way in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import READ, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.casework.queries.episodes import episodes_for
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.drafts.typing import Typing
from hearth.ownview.actions.showing import begin_view, mark
from hearth.ownview.digests import digest_of
from hearth.ownview.forms.workers import Choose
from hearth.ownview.policies import may_show
from hearth.ownview.presenters.own import own_page
from hearth.ownview.presenters.paper import EASY, LARGE, Paper, sheet
from hearth.ownview.presenters.workers import held_back, offers, page_line, saved_meanwhile
from hearth.ownview.queries.pieces import everything_for, sees
from hearth.ownview.queries.views import standing_of, views_for, who_may_have_one
from hearth.ownview.rules import ChangedMeanwhile, NotPossible
from hearth.ownview.rules.doors import why_closed
from hearth.ownview.views.ways_in import given
from hearth.ui.forms import sent


@staff_page(may=may_show)
def people(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Who of the family has a page of their own, who may have one, and whose page is still there though they left."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    may = [each.person for each in who_may_have_one(episode)]
    if request.method == "POST":
        person = next((each for each in may if str(each.pk) == request.POST.get("person")), None)
        if person is not None:
            try:
                return redirect("ownview:choose", begin_view(episode=episode, person=person, by=request.viewer).pk)
            except NotPossible as refused:
                messages.error(request, str(refused))
    views = {view.person_id: view for view in views_for(request.viewer).filter(episode=episode)}
    left = [view for person_id, view in views.items() if person_id not in {each.pk for each in may}]
    context = {
        "episode": episode,
        "people": [(person, page_line(views[person.pk]) if person.pk in views else None) for person in may],
        "left": [page_line(view) for view in left],
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "ownview/people.html", context)


@staff_page(may=may_show)
def choose(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Mark what is theirs. Nothing is shown that is not marked here."""
    view = found(views_for(request.viewer), pk=view_id)
    offered = offers(view, everything_for(view))
    latest = view.standings.order_by("-at", "-id").first()
    stored: dict[str, Any] = {"words": latest.words if latest else "", "version": view.version}
    for kind, source in view.marked.values_list("kind", "source_id"):
        stored.setdefault(kind, []).append(str(source))
    form, theirs = Choose(sent(request), offered=offered, initial=stored), None
    typing = Typing(request.viewer, f"own-page-{view.pk}")
    if request.method != "POST":
        _show_words(form, typing)
    elif form.is_valid():
        chosen, words, version = form.chosen(), form.cleaned_data["words"], form.seen_version or 0
        try:
            mark(view=view, what=chosen, words=words, version=version, by=request.viewer)
            typing.forget()
            return redirect("ownview:preview", view.pk)
        except ChangedMeanwhile as changed:
            form.look_again(changed.version)
            form.add_error(None, str(changed))
            theirs = saved_meanwhile(view)
        except NotPossible as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "theirs": theirs,
        "title": f"What {view.person} may see",
        "button_text": "Save, and see what they see",
        "draft_url": typing.url,
        "back": reverse("ownview:people", args=[view.episode_id]),
    }
    return staff(request, "ownview/choose.html", context)


def _show_words(form: Choose, typing: Typing) -> None:
    """The words alone: what is ticked is never brought back from a draft, for a colleague may have hidden it since."""
    kept = draft_of(typing.owner, typing.form)
    show_again(form, {"words": kept["words"]} if "words" in kept else {})


@staff_page(may=may_show)
def preview(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Exactly what this person will see; from here, and only from here, they are invited."""
    view = found(views_for(request.viewer), pk=view_id)
    seen = sees(view)
    page = own_page(view, seen)
    digest, problem = digest_of(page), ""
    if request.method == "POST":
        try:
            return given(request, view, seen=digest)
        except NotPossible as refused:
            problem = str(refused)
    else:
        record_read(by=request.viewer, subject=view)
    context = {
        "view": view,
        "page": page,
        "seen": digest,
        "problem": problem,
        "held_back": held_back(view, seen),
        "closed": why_closed(standing_of(view)),
        "doors": view.doors.filter(closed_at=None).order_by("advocate"),
        "notes": view.notes.order_by("-at"),
        "easy": False,
        "preview": True,
        "back": reverse("ownview:choose", args=[view.pk]),
    }
    return staff(request, "ownview/preview.html", context)


@staff_page(may=may_show, methods=READ)
def paper(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """The same page to print: for whoever has no telephone, or none that is safe."""
    view = found(views_for(request.viewer), pk=view_id)
    record_read(by=request.viewer, subject=view)
    kind = Paper.asked(request.GET.get("as", ""), request.GET.get("in", ""))
    closed = why_closed(standing_of(view))
    context = {
        "view": view,
        "sheet": "" if closed else sheet(view, kind),
        "closed": closed,
        "ways": kind.ways,
        "easy": kind.shape == EASY,
        "large": kind.shape == LARGE,
        "sheet_lang": kind.lang,
        "back": reverse("ownview:preview", args=[view.pk]),
    }
    return staff(request, "ownview/paper.html", context)
