"""Put a page together: what every staff page and every public page is given."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearth.access.navigation import navigation_for
from hearth.access.sessions.rules import limits_of


class Said(str):
    """A sentence at the top of the page, and whether it tells of something done."""

    done = True

    @classmethod
    def of(cls, message: Message) -> "Said":
        said = cls(message.message)
        said.done = message.level == messages.SUCCESS
        return said


def staff(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    more = {
        "viewer": viewer,
        "navigation": navigation_for(viewer, request.path),
        "session_seconds": int(limits_of(viewer.idle_minutes, viewer.session_hours).idle.total_seconds()),
        "messages": [Said.of(message) for message in get_messages(request)],
    }
    return render(request, template, {**context, **more}, status=status)


def public(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    return render(request, template, dict(context), status=status)
