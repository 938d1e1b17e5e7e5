"""Ways in: a link and a code for somebody or their advocate, given, renewed, closed; and the end of a page."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.ownview.actions.doors import Advocate, close_door, give, renew_code
from hearth.ownview.actions.showing import end_view
from hearth.ownview.codes import Secrets
from hearth.ownview.digests import digest_of
from hearth.ownview.forms.workers import EndView, NameAdvocate
from hearth.ownview.models import Door, OwnView
from hearth.ownview.policies import may_show
from hearth.ownview.presenters.own import own_page
from hearth.ownview.queries.views import doors_for, views_for
from hearth.ownview.rules import NotPossible
from hearth.ownview.rules.doors import CODE_LASTS
from hearth.ui.forms import QuestionForm, sent

CHANGED = "The page has changed since you looked. This is how it is now. Look again, then invite."


def given(request: StaffRequest, view: OwnView, *, seen: str, advocate: Advocate | None = None) -> HttpResponse:
    """The link and the code, on the screen this once; for exactly the page that was seen. Raises `NotPossible`."""
    _check_seen(request, seen)
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


def _check_seen(request: StaffRequest, seen: str) -> None:
    if request.POST.get("seen") != seen:
        raise NotPossible(CHANGED)


@staff_page(may=may_show)
def advocate(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Somebody whom the person named to stand beside them, until a day: with what they will see beside the form."""
    view = found(views_for(request.viewer), pk=view_id)
    form = NameAdvocate(sent(request))
    page = own_page(view)
    seen = digest_of(page)
    if request.method == "POST" and form.is_valid():
        try:
            return given(request, view, seen=seen, advocate=form.advocate())
        except NotPossible as refused:
            form.add_error(None, str(refused))
    elif request.method != "POST":
        record_read(by=request.viewer, subject=view)
    form.saw(seen)
    context = {"page": page, "easy": False, "view": view}
    button = "I have read it. Give a link and a code"
    return _form(request, form, f"An advocate for {view.person}", button, view, "ownview/advocate.html", context)


@staff_page(may=may_show, methods=("POST",))
def new_code(request: StaffRequest, door_id: UUID) -> HttpResponse:
    door = found(doors_for(request.viewer), pk=door_id)
    try:
        _check_seen(request, digest_of(own_page(door.view)))
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
        try:
            end_view(view=view, why=form.cleaned_data["why"], by=request.viewer)
            messages.success(request, "Ended. Every link and code is closed.")
            return redirect("ownview:people", view.episode_id)
        except NotPossible as refused:
            form.add_error(None, str(refused))
    return _form(request, form, f"End the page of {view.person}", "End it now", view)


def _form(
    request: StaffRequest,
    form: QuestionForm,
    title: str,
    button: str,
    view: OwnView,
    template: str = "ui/staff_form.html",
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    back = reverse("ownview:preview", args=[view.pk])
    context = {"form": form, "title": title, "button_text": button, "back": back, **(more or {})}
    return staff(request, template, context)
