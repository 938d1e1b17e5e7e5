"""How long is left; staying; and giving writing back."""

import math
import time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from hearth.access.pages import READ, READ_AND_WRITE, StaffRequest, signed_in_page
from hearth.access.render import staff
from hearth.access.sessions import kept
from hearth.access.sessions.middleware import LAST_SEEN, time_left


def anybody(viewer: Any) -> bool:
    return True


@signed_in_page(may=anybody, methods=READ)
def left(request: StaffRequest) -> HttpResponse:
    """Asked by the page before it warns: another tab may have been used since. Asking uses nothing."""
    return JsonResponse({"seconds": math.ceil(time_left(request, request.user).total_seconds())})  # type: ignore[arg-type]


@signed_in_page(may=anybody, methods=("POST",))
def stay(request: StaffRequest) -> HttpResponse:
    request.session[LAST_SEEN] = time.time()
    return JsonResponse({"seconds": math.ceil(time_left(request, request.user).total_seconds())})  # type: ignore[arg-type]


@signed_in_page(may=anybody)
def writing(request: StaffRequest) -> HttpResponse:
    """Back to the page on which they were writing; where that page has no form of its own, their words and a button."""
    path = kept.newest_path(request.viewer.id)
    typed = kept.written_for(request.viewer.id, path) if path else None
    if typed is None:
        return redirect("first_page")
    if request.method == "POST":
        kept.forget(request.viewer.id, path)
        messages.success(request, "Your writing was thrown away.")
        return redirect("first_page")
    if _shows_it_again(path) and "plain" not in request.GET:
        return redirect(path)
    fields = [(name, value) for name, values in typed.lists() for value in values]
    return staff(request, "sessions/writing.html", {"path": path, "fields": fields})


def _shows_it_again(path: str) -> bool:
    """Pages behind sign-in give it to their form; a page for everybody, or one without a form, does not."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return getattr(view, "access_rule", "public") != "public" and "GET" in getattr(view, "methods", READ_AND_WRITE)
