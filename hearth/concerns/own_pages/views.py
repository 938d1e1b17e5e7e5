"""The administrator's pages: write, look at exactly what the public will see, publish."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from uuid_utils.compat import uuid7

from hearth.access.models import Agency
from hearth.access.pages import READ, Denied, StaffRequest, staff_page
from hearth.access.render import public, staff
from hearth.concerns.own_pages import actions
from hearth.concerns.own_pages.forms import (
    AnnounceForm,
    PromisesForm,
    RouteForm,
    TemplatesForm,
    WordingForm,
    shown_route,
    shown_wording,
)
from hearth.concerns.own_pages.parts import PARTS, PROMISES, ROUTES, TEMPLATES, WORDING, own_pages_from, route_from
from hearth.concerns.own_pages.policies import may_keep_own_pages
from hearth.concerns.own_pages.presenters import part_shown, route_shown, said, version_row
from hearth.concerns.own_pages.queries import content_of, draft_of_part, last_version, published, versions_of
from hearth.concerns.presenters.council_page import council_page
from hearth.concerns.queries import clock_of
from hearth.places.models import ResponsibleBody
from hearth.post.channels.webhook import signing_secret
from hearth.ui.days import today
from hearth.ui.forms import QuestionForm, sent

PREVIEWED = {ROUTES, WORDING}  # what shows on the council's public page
MOST_ROUTES = 30
OLD = 20


@staff_page(may=may_keep_own_pages, methods=READ)
def own_pages(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    parts = [part_shown(part, versions_of(viewer, part).first(), published(viewer, part)) for part in PARTS]
    agency = Agency.objects.get(pk=viewer.holder_id)
    announced = agency.duty_webhook or agency.duty_email or "nowhere yet"
    return staff(request, "own_pages/overview.html", {"parts": parts, "announced": announced, "council": agency.name})


@staff_page(may=may_keep_own_pages, methods=READ)
def own_routes(request: StaffRequest) -> HttpResponse:
    content = content_of(request.viewer, ROUTES, drafted=True)
    routes = [route_shown(route_from(each)) for each in content.get("routes", ())]
    waits = draft_of_part(request.viewer, ROUTES) is not None
    return staff(request, "own_pages/routes.html", {"routes": routes, "waits": waits})


@staff_page(may=may_keep_own_pages)
def own_route(request: StaffRequest, route_id: str) -> HttpResponse:
    """One way to reach the council, new or changed; or taken away."""
    routes = content_of(request.viewer, ROUTES, drafted=True).get("routes", [])
    known = next((each for each in routes if each["id"] == route_id), None)
    if known is None and route_id != "new":
        raise Denied
    initial = shown_route(route_from(known)) if known else {}
    form = RouteForm(sent(request), initial=initial)
    changed = _routes_after(request, form, routes, known) if request.method == "POST" else None
    if changed is not None and _written(request, form, ROUTES, {"routes": changed}):
        return redirect("concerns:own_review", ROUTES)
    more = {"title": "A way to reach you", "may_remove": known is not None, "back": reverse("concerns:own_routes")}
    return staff(request, "own_pages/route.html", {"form": form, "version": _version(request, ROUTES), **more})


def _routes_after(
    request: StaffRequest, form: RouteForm, routes: list[dict[str, Any]], known: dict[str, Any] | None
) -> list[dict[str, Any]] | None:
    """The list as it would be; nothing where the form must be put right first."""
    others = [each for each in routes if each is not known]
    if "remove" in request.POST and known:
        return others
    if not form.is_valid():
        return None
    if len(others) >= MOST_ROUTES:
        form.add_error(None, f"There are {MOST_ROUTES} already. Take one away first.")
        return None
    route = form.route(known["id"] if known else str(uuid7()))
    checked = replace(route, verified_on=today(), verified_by=f"{request.viewer.name}, {request.viewer.agency_name}")
    if known is None:
        return [*routes, checked.as_json()]
    return [checked.as_json() if each is known else each for each in routes]


@staff_page(may=may_keep_own_pages, methods=("POST",))
def checked_route(request: StaffRequest, route_id: str) -> HttpResponse:
    """Somebody rang it today, and it is right."""
    try:
        actions.check_route(route_id=route_id, on=today(), by=request.viewer)
        messages.success(request, "Noted: you checked it today.")
    except actions.Overtaken:
        messages.error(request, "Publish what you have changed first. Then say that you have checked it.")
    return redirect("concerns:own_routes")


@staff_page(may=may_keep_own_pages)
def own_part(request: StaffRequest, part: str) -> HttpResponse:
    """Promises, templates or wording: saved as a version that nobody else sees yet."""
    form = _form(request, part)
    if request.method == "POST" and form.is_valid() and _written(request, form, part, form.content()):
        return redirect("concerns:own_review", part)
    more = {"title": PARTS[part], "back": reverse("concerns:own_pages"), "version": _version(request, part)}
    return staff(request, "own_pages/part.html", {"form": form, "part": part, **more})


def _form(request: StaffRequest, part: str) -> Any:
    content = content_of(request.viewer, part, drafted=True)
    if part == PROMISES:
        return PromisesForm(sent(request), initial=content, nations_days=_nations_days(request))
    if part == TEMPLATES:
        return TemplatesForm(sent(request), initial=content)
    if part == WORDING:
        return WordingForm(sent(request), initial=shown_wording(content))
    raise Denied


@staff_page(may=may_keep_own_pages)
def own_review(request: StaffRequest, part: str) -> HttpResponse:
    """The second step: what it says now, what it would say, who wrote what before; and the button that publishes."""
    if part not in PARTS:
        raise Denied
    draft = draft_of_part(request.viewer, part)
    if request.method == "POST":
        return _publish(request, part)
    now = published(request.viewer, part)
    context = {
        "title": PARTS[part],
        "part": part,
        "draft": draft,
        "said": said(part, draft.content) if draft else [],
        "now": said(part, now.content) if now else [],
        "versions": [version_row(each) for each in versions_of(request.viewer, part)[:OLD]],
        "preview": reverse("concerns:own_preview", args=[part]) if part in PREVIEWED else "",
        "change": reverse("concerns:own_routes") if part == ROUTES else reverse("concerns:own_part", args=[part]),
    }
    return staff(request, "own_pages/review.html", context)


def _publish(request: StaffRequest, part: str) -> HttpResponse:
    draft = draft_of_part(request.viewer, part)
    try:
        if draft is None or str(draft.version) != request.POST.get("version"):
            raise actions.Overtaken
        actions.publish_part(version=draft, by=request.viewer)
        messages.success(request, f"Published: {PARTS[part].lower()}.")
    except actions.Overtaken as overtaken:
        messages.error(request, str(overtaken))
        return redirect("concerns:own_review", part)
    return redirect("concerns:own_pages")


@staff_page(may=may_keep_own_pages, methods=READ)
def own_preview(request: StaffRequest, part: str) -> HttpResponse:
    """The public page as it would be, under a line that says so, with what waits in the place of what is published."""
    if part not in PREVIEWED:
        raise Denied
    contents = {each: content_of(request.viewer, each, drafted=each == part) for each in PARTS}
    own = own_pages_from({name: content for name, content in contents.items() if content})
    body = ResponsibleBody.objects.get(pk=request.viewer.body_id)
    waits = draft_of_part(request.viewer, part) is not None
    back_to = reverse("concerns:own_review", args=[part]) if waits else reverse("concerns:own_pages")
    return public(request, "concerns/contact.html", council_page(body, own) | {"preview_of": back_to})


@staff_page(may=may_keep_own_pages)
def announcing(request: StaffRequest) -> HttpResponse:
    """Where the duty team hears of new worries."""
    agency = Agency.objects.get(pk=request.viewer.holder_id)
    form = AnnounceForm(sent(request), initial={"email": agency.duty_email, "webhook": agency.duty_webhook})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.announce_to(email=given["email"], webhook=given["webhook"], by=request.viewer)
        messages.success(request, "New worries are announced there from now on.")
        return redirect("concerns:own_pages")
    more = {"title": "Where new worries are announced", "back": reverse("concerns:own_pages")}
    return staff(request, "own_pages/announcing.html", {"form": form, "secret": signing_secret(agency.pk), **more})


def _written(request: StaffRequest, form: QuestionForm, part: str, content: dict[str, Any]) -> bool:
    after = request.POST.get("version", "")
    try:
        actions.write_part(part=part, content=content, after=int(after) if after.isdigit() else -1, by=request.viewer)
    except actions.Overtaken as overtaken:
        form.is_valid()
        form.add_error(None, str(overtaken))
        return False
    return True


def _version(request: StaffRequest, part: str) -> int:
    return last_version(request.viewer, part)


def _nations_days(request: StaffRequest) -> int:
    return clock_of(ResponsibleBody.objects.get(pk=request.viewer.body_id).nation)
