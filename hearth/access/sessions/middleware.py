"""A session that has ended counts as signed out, everywhere and at once; whose it was is remembered, for their words.

It stands behind Django's own middleware of sessions and users, so that no view can forget to ask.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from allauth.account.signals import user_logged_in
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in as any_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from hearth.access.models import User
from hearth.access.sessions import kept
from hearth.access.sessions.rules import NOTED_EVERY, left, limits_of

SIGNED_IN, LAST_SEEN = "signed_in_at", "last_seen_at"
DOES_NOT_COUNT = "/sign-in/left/"  # asking how long is left is not using Hearth


class EndOfSession:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.get(SESSION_KEY):
            self._look(request)
        return self.get_response(request)

    def _look(self, request: HttpRequest) -> None:
        user = request.user
        if not isinstance(user, User):
            return
        remaining = time_left(request, user)
        if remaining <= timedelta(0):
            request.ended_session_of = user.pk  # type: ignore[attr-defined]
            request.user = AnonymousUser()
        elif request.path != DOES_NOT_COUNT:
            note_use(request)


def session_ended(request: HttpRequest) -> UUID | None:
    """Whose session it was that has ended, where one has."""
    return getattr(request, "ended_session_of", None)


def time_left(request: HttpRequest, user: User) -> timedelta:
    """How much longer this session lasts unless it is used."""
    signed_in = request.session.get(SIGNED_IN)
    if signed_in is None:  # one from before sessions had clocks: they start now
        begin(request)
        signed_in = request.session[SIGNED_IN]
    if user.sessions_from and signed_in < user.sessions_from.timestamp():
        return timedelta(0)
    viewer = user.viewer
    limits = limits_of(viewer.idle_minutes, viewer.session_hours) if viewer else limits_of(None, None)
    return left(limits, signed_in=signed_in, last_seen=request.session[LAST_SEEN], now=datetime.now(UTC))


def note_use(request: HttpRequest) -> None:
    now = time.time()
    if now - request.session[LAST_SEEN] >= NOTED_EVERY.total_seconds():
        request.session[LAST_SEEN] = now


@receiver(any_login)
@receiver(user_logged_in)
def begin_session(request: HttpRequest, user: object, **_: object) -> None:
    """Both clocks start at signing in."""
    begin(request)
    if isinstance(user, User) and kept.newest_path(user.pk):
        request.session[kept.FLAG] = True


def begin(request: HttpRequest) -> None:
    request.session[SIGNED_IN] = request.session[LAST_SEEN] = time.time()
