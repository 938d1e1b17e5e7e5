"""Who came in with the link and the code: a cookie that names the link and nothing else, gone with the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hearth.audit.actors import NamedActor
from hearth.casework.models import AskedByLink
from hearth.casework.outside.actions import who_writes
from hearth.casework.outside.queries import link_of, standing_of
from hearth.casework.outside.rules import SITS, STILL_WRITES, why_closed
from hearth.scope.opening import holder_scope

COOKIE, SALT = "asked", "hearth.casework.outside sitting"


@dataclass(frozen=True)
class Here:
    link: AskedByLink
    actor: NamedActor
    open: bool

    @property
    def draft_owner(self) -> str:
        return f"address:asked-{self.link.pk}"


@contextmanager
def whoever_is_here(request: HttpRequest, *, writing: bool = False) -> Iterator[Here | None]:
    """Within their agency's scope; None for whoever has not come in, or too long ago. Whoever sends what they have
    written is heard for longer than the page is shown."""
    where = _read(request, STILL_WRITES if writing else SITS)
    if where is None:
        yield None
        return
    with holder_scope(where[0]):
        link = link_of(where[1])
        yield Here(link, who_writes(link), not why_closed(standing_of(link), timezone.now())) if link else None


def remember(response: HttpResponse, link: AskedByLink) -> HttpResponse:
    value = signing.dumps([str(link.holder_id), str(link.pk)], salt=SALT)
    response.set_cookie(COOKIE, value, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict")
    return response


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Strict")
    return response


def _read(request: HttpRequest, lasts: timedelta) -> tuple[UUID, UUID] | None:
    try:
        holder, link = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=lasts)
        return UUID(holder), UUID(link)
    except (signing.BadSignature, ValueError, TypeError):
        return None
