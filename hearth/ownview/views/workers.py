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
from hearth.ownview.actions.doors import close_door, give, renew_code
from hearth.ownview.actions.showing import begin_view, end_view, mark
from hearth.ownview.actions.writing import answer_note
from hearth.ownview.codes import Secrets
from hearth.ownview.digests import digest_of
from hearth.ownview.forms.workers import Answer, Choose, EndView, NameAdvocate
from hearth.ownview.models import KINDS, Door, OwnView
from hearth.ownview.policies import may_show
from hearth.ownview.presenters import held_back, offers, own_page
from hearth.ownview.queries.pieces import everything_for, sees
from hearth.ownview.queries.views import doors_for, notes_for, standing_of, views_for, who_may_have_one
from hearth.ownview.rules import NotPossible
from hearth.ownview.rules.doors import CODE_LASTS, why_closed
from hearth.ui.forms import QuestionForm, sent


@staff_page(may=may_show)
def people(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Who of the family has a page of their own, and who may have one."""
    episode = found(episodes_for(request.viewer), pk=episode_id)
    may = who_may_have_one(episode)
    if request.method == "POST":
        person = next((each.person for each in may if str(each.person_id) == request.POST.get("person")), None)
        if person is not None:
            view = begin_view(episode=episode, person=person, by=request.viewer)
            return redirect("ownview:choose", view.pk)
    views = {view.person_id: view for view in views_for(request.viewer).filter(episode=episode)}
    context = {
        "episode": episode,
        "people": [(each.person, _state(views.get(each.person_id)), views.get(each.person_id)) for each in may],
        "back": reverse("casework:episode", args=[episode.pk]),
    }
    return staff(request, "ownview/people.html", context)


def _state(view: OwnView | None) -> str:
    if view is None:
        return "No page yet"
    if closed := why_closed(standing_of(view)):
        return f"Closed. {closed}"
    doors = view.doors.filter(closed_at=None).count()
    return "Invited" if doors else "Begun, nobody invited yet"


@staff_page(may=may_show)
def choose(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Mark what is theirs. Nothing is shown that is not marked here."""
    view = found(views_for(request.viewer), pk=view_id)
    latest = view.standings.order_by("-at", "-id").first()
    marked: dict[str, Any] = {"words": latest.words if latest else ""}
    for kind, source in view.marked.values_list("kind", "source_id"):
        marked.setdefault(kind, []).append(str(source))
    form = Choose(sent(request), offered=offers(view, everything_for(view)), initial=marked)
    if request.method == "POST" and form.is_valid():
        try:
            mark(view=view, what=form.chosen(), words=form.cleaned_data["words"], by=request.viewer)
            return redirect("ownview:preview", view.pk)
        except NotPossible as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "title": f"What {view.person} may see",
        "button_text": "Save, and see what they see",
        "back": reverse("ownview:people", args=[view.episode_id]),
    }
    return staff(request, "ownview/choose.html", context)


@staff_page(may=may_show)
def preview(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Exactly what this person will see; from here, and only from here, they are invited."""
    view = found(views_for(request.viewer), pk=view_id)
    seen = sees(view)
    page = own_page(view, seen)
    digest, problem = digest_of(page), ""
    if request.method == "POST":
        if request.POST.get("seen") != digest:
            problem = "The page has changed since you looked. This is how it is now. Look again, then invite."
        else:
            try:
                return _given(request, view, None)
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


def _given(request: StaffRequest, view: OwnView, advocate: Any) -> HttpResponse:
    """The link and the code, on the screen this once."""
    secrets = Secrets.new()
    door = give(view=view, secrets=secrets, advocate=advocate, by=request.viewer)
    link = request.build_absolute_uri(reverse("ownview:door", args=[secrets.link]))
    return _once(request, door, link, secrets.code)


def _once(request: StaffRequest, door: Door, link: str, code: str) -> HttpResponse:
    context = {
        "door": door,
        "view": door.view,
        "link": link,
        "code": code,
        "lasts": CODE_LASTS.days,
        "back": reverse("ownview:preview", args=[door.view_id]),
    }
    return staff(request, "ownview/given.html", context)


@staff_page(may=may_show)
def advocate(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Somebody whom the person named to stand beside them, until a day."""
    view = found(views_for(request.viewer), pk=view_id)
    form = NameAdvocate(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _given(request, view, form.advocate())
        except NotPossible as refused:
            form.add_error(None, str(refused))
    return _form(request, form, f"An advocate for {view.person}", "Give a link and a code", view)


@staff_page(may=may_show, methods=("POST",))
def new_code(request: StaffRequest, door_id: UUID) -> HttpResponse:
    door = found(doors_for(request.viewer), pk=door_id)
    try:
        code = renew_code(door=door, by=request.viewer)
    except NotPossible as refused:
        messages.error(request, str(refused))
        return redirect("ownview:preview", door.view_id)
    return _once(request, door, "", code)


@staff_page(may=may_show, methods=("POST",))
def close(request: StaffRequest, door_id: UUID) -> HttpResponse:
    door = found(doors_for(request.viewer), pk=door_id)
    close_door(door=door, by=request.viewer)
    messages.success(request, "Nobody comes in by that link any more.")
    return redirect("ownview:preview", door.view_id)


@staff_page(may=may_show)
def end(request: StaffRequest, view_id: UUID) -> HttpResponse:
    view = found(views_for(request.viewer), pk=view_id)
    form = EndView(sent(request))
    if request.method == "POST" and form.is_valid():
        end_view(view=view, why=form.cleaned_data["why"], by=request.viewer)
        messages.success(request, "Ended. Every link and code is closed.")
        return redirect("ownview:people", view.episode_id)
    return _form(request, form, f"End the page of {view.person}", "End it now", view)


@staff_page(may=may_show, methods=READ)
def paper(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """The same page to print: for whoever has no telephone, or none that is safe."""
    view = found(views_for(request.viewer), pk=view_id)
    record_read(by=request.viewer, subject=view)
    context = {
        "view": view,
        "page": own_page(view),
        "easy": request.GET.get("as") == "easy",
        "large": request.GET.get("size") == "large",
        "preview": True,
        "back": reverse("ownview:preview", args=[view.pk]),
    }
    return staff(request, "ownview/paper.html", context)


@staff_page(may=may_show)
def note(request: StaffRequest, note_id: UUID) -> HttpResponse:
    """Answer what somebody wrote on their own page."""
    note = found(notes_for(request.viewer), pk=note_id)
    form = Answer(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            answer_note(note=note, by=request.viewer, **form.cleaned_data)
            messages.success(request, f"{note.view.person} reads your answer on their own page.")
            return redirect("ownview:preview", note.view_id)
        except NotPossible as refused:
            form.add_error(None, str(refused))
    else:
        record_read(by=request.viewer, subject=note)
    context = {
        "form": form,
        "note": note,
        "kind": KINDS[note.kind],
        "who": note.door.advocate or str(note.view.person),
        "title": f"{note.view.person} wrote",
        "back": reverse("ownview:preview", args=[note.view_id]),
    }
    return staff(request, "ownview/note.html", context)


def _form(request: StaffRequest, form: QuestionForm, title: str, button: str, view: OwnView) -> HttpResponse:
    back = reverse("ownview:preview", args=[view.pk])
    context = {"form": form, "title": title, "button_text": button, "back": back}
    return staff(request, "ui/staff_form.html", context)
