"""Put a page together: what every staff page and every public page is given."""

from collections.abc import Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearth.access.navigation import navigation_for
from hearth.access.sessions.rules import limits_of


def staff(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    more = {
        "viewer": viewer,
        "navigation": navigation_for(viewer, request.path),
        "session_seconds": int(limits_of(viewer.idle_minutes, viewer.session_hours).idle.total_seconds()),
        "messages": [str(message) for message in get_messages(request)],
    }
    return render(request, template, {**context, **more}, status=status)


def public(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    return render(request, template, dict(context), status=status)
