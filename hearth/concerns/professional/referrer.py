"""Whoever refers: somebody who signed in, or somebody who opened a link sent to their work address."""

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, overload
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access import second_factor
from hearth.access.pages import READ_AND_WRITE, View, public_page
from hearth.access.sessions import kept
from hearth.access.sessions.giving_back import shown_again, with_writing
from hearth.access.sessions.middleware import session_ended
from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor
from hearth.concerns.policies import may_refer
from hearth.concerns.professional.addresses import Workplace, workplace_of
from hearth.concerns.professional.links import by_link
from hearth.concerns.professional.models import WorkLink
from hearth.concerns.professional.rules import VISIT_LASTS

VISIT = "work_link"


@dataclass(frozen=True)
class Referrer:
    """`viewer` is None for somebody who came by a link; their name is then what they write themselves."""

    owner: str  # of the drafts
    email: str
    by: Actor
    viewer: Viewer | None = None
    workplace: Workplace = field(default_factory=Workplace)

    @property
    def user_id(self) -> UUID | None:
        return self.viewer.id if self.viewer else None

    @property
    def work_address(self) -> str:
        return "" if self.viewer else self.email

    @property
    def agency_name(self) -> str:
        return self.viewer.agency_name if self.viewer else self.workplace.agency_name

    @property
    def agency_kind(self) -> str:
        return self.viewer.agency_kind if self.viewer else self.workplace.agency_kind


class ReferrersRequest(HttpRequest):
    referrer: Referrer


def referrer_of(request: HttpRequest) -> Referrer | None:
    return _signed_in(request) or _by_link(request)


def _signed_in(request: HttpRequest) -> Referrer | None:
    if not request.user.is_authenticated or not second_factor.passed(request):
        return None
    viewer: Viewer | None = request.user.viewer
    if viewer is None or not may_refer(viewer):
        return None
    return Referrer(f"user:{viewer.id}", viewer.email, viewer, viewer)


def _by_link(request: HttpRequest) -> Referrer | None:
    visit = request.session.get(VISIT)
    if not visit or datetime.fromisoformat(visit["until"]) < timezone.now():
        return None
    address = str(visit["address"])
    workplace = workplace_of(address)
    if workplace is None:  # taken off the list since
        return None
    hashed = hashlib.sha256(address.encode()).hexdigest()
    by = by_link(WorkLink(pk=UUID(visit["link"])))
    return Referrer(f"address:{hashed}", address, by, workplace=workplace)


def begin_visit(request: HttpRequest, link: WorkLink) -> None:
    """From here on this browser is whoever reads that mailbox."""
    request.session.cycle_key()
    until = timezone.now() + VISIT_LASTS
    request.session[VISIT] = {"address": link.address, "link": str(link.pk), "until": until.isoformat()}


def end_visit(request: HttpRequest) -> None:
    request.session.pop(VISIT, None)


@overload
def referrers_page(view: View) -> View: ...
@overload
def referrers_page(*, methods: Sequence[str] = READ_AND_WRITE) -> Callable[[View], View]: ...
def referrers_page(view: View | None = None, *, methods: Sequence[str] = READ_AND_WRITE) -> Any:
    """A page for whoever refers; everybody else is shown the two ways in, and comes back here from either."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            referrer = referrer_of(request)
            if referrer is None:
                return _with_words_kept(request) or to_the_ways_in(request)
            request.referrer = referrer  # type: ignore[attr-defined]
            if referrer.viewer is None:
                return view(request, *args, **kwargs)
            with_writing(request, referrer.viewer)
            return shown_again(request, view(request, *args, **kwargs))

        return public_page(methods=methods)(run)

    return guard(view) if view else guard


def _with_words_kept(request: HttpRequest) -> HttpResponse | None:
    """To signing in, for somebody whose session ended while they wrote on a page that keeps no draft."""
    ended = session_ended(request)
    return redirect_to_login(reverse("writing")) if ended and kept.keep(request, ended) else None


def to_the_ways_in(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('concerns:professional')}?{urlencode({'next': request.path})}")
