"""What every address of the API is behind: the method, the key, its scope and its pace, and problems in JSON."""

import functools
import logging
import math
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import csrf_exempt

from hearth.access.api.pace import PACE
from hearth.access.api.problems import Problem
from hearth.access.keys.sender import Sender, note_use, note_wait, sender_behind
from hearth.ui.days import today

View = Callable[..., HttpResponse]
SECONDS_UNTIL_BACK = 5
NO_KEY = "Send a key that is in use: `Authorization: Bearer hearth_…`. Your agency’s administrator makes keys."
log = logging.getLogger("hearth.api")


class SentRequest(HttpRequest):
    sender: Sender


def api_page(*, methods: Sequence[str], scope: str = "") -> Callable[[View], View]:
    """With a scope: for systems whose key has it. Without: for everybody.

    No cookie opens anything here, so a forged form in somebody's browser has nothing to use.
    """

    def guard(view: View) -> View:
        @csrf_exempt
        @functools.wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                _insist_on_method(request, methods)
                if scope:
                    request.sender = _sender(request, scope)  # type: ignore[attr-defined]
                return view(request, *args, **kwargs)
            except Exception as trouble:
                return _problem(trouble, request).answer()

        run.access_rule = "key" if scope else "public"  # type: ignore[attr-defined]
        run.methods = tuple(methods)  # type: ignore[attr-defined]
        return run

    return guard


def _insist_on_method(request: HttpRequest, methods: Sequence[str]) -> None:
    if request.method not in methods:
        allowed = ", ".join(methods)
        raise Problem("method-not-allowed", f"Use {allowed}.", headers={"Allow": allowed})


def _sender(request: HttpRequest, scope: str) -> Sender:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    sender = sender_behind(secret.strip(), today()) if kind.lower() == "bearer" else None
    if sender is None:
        raise Problem("no-key", NO_KEY, headers={"WWW-Authenticate": 'Bearer realm="Hearth"'})
    if wait := PACE.seconds_to_wait(sender.id):
        note_wait(sender, today())
        seconds = math.ceil(wait)
        words = f"Nothing was kept. Send the same again in {seconds} s, with the same Idempotency-Key."
        raise Problem("too-many", words, headers={"Retry-After": str(seconds)})
    if scope not in sender.scopes:
        raise Problem("not-allowed", f"This key was not given the scope {scope}.")
    note_use(sender, today())
    return sender


def _problem(trouble: Exception, request: HttpRequest) -> Problem:
    if isinstance(trouble, Problem):
        return trouble
    if isinstance(trouble, RequestDataTooBig):
        return Problem("too-large", "Send less at once.")
    if isinstance(trouble, UnreadablePostError):
        return Problem("bad-request", "The body broke off before its end. Send it again.")
    if isinstance(trouble, OperationalError | InterfaceError):
        log.warning("The API does not reach its database: %s", type(trouble).__name__)
        headers = {"Retry-After": str(SECONDS_UNTIL_BACK)}
        return Problem("away", "Nothing was kept. Send the same again, with the same Idempotency-Key.", headers=headers)
    got_request_exception.send(sender=None, request=request)  # whoever listens for failed pages hears of this one too
    route = request.resolver_match.view_name if request.resolver_match else ""
    log.exception("An address of the API failed: %s", route)
    return Problem("broken", "We were told of it. Send the same again later, with the same Idempotency-Key.")
