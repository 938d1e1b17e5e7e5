"""Who is at a family's own page: a cookie that names a sitting and nothing else, gone when the browser closes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hearth.audit.actors import NamedActor
from hearth.ownview.actions.coming_in import who_is_at
from hearth.ownview.models import Door, OwnView, Sitting
from hearth.ownview.queries.views import standing_of
from hearth.ownview.rules.doors import opens, sits, why_closed
from hearth.scope.opening import holder_scope

COOKIE, SALT = "page", "hearth.ownview sitting"


@dataclass(frozen=True)
class Here:
    sitting: Sitting
    door: Door
    view: OwnView
    actor: NamedActor
    away: bool = False  # longer than a page stays open: what was being written is kept, and no more is shown


@contextmanager
def whoever_is_here(request: HttpRequest, *, writing: bool = False) -> Iterator[Here | None]:
    """Within their agency's scope; None for whoever has not come in, has been away too long, or may no longer.

    Whoever was `writing` for longer than a page stays open is heard all the same, and then is `away`.
    """
    where = _read(request)
    if where is None:
        yield None
        return
    with holder_scope(where[0]):
        yield _here(where[1], writing)


def remember(response: HttpResponse, sitting: Sitting) -> HttpResponse:
    value = signing.dumps([str(sitting.holder_id), str(sitting.pk)], salt=SALT)
    response.set_cookie(COOKIE, value, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict")
    return response


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Strict")
    return response


def _read(request: HttpRequest) -> tuple[UUID, UUID] | None:
    try:
        holder, sitting = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        return UUID(holder), UUID(sitting)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _here(sitting_id: UUID, writing: bool) -> Here | None:
    sittings = Sitting.objects.select_related("door__view__person", "door__view__family", "door__view__episode")
    sitting = sittings.select_related("door__view__episode__programme_version").filter(pk=sitting_id).first()
    if sitting is None or not still_open(sitting.door) or sitting.code_hash != sitting.door.code_hash:
        return None
    now = timezone.now()
    who = who_is_at(sitting.door)
    if not sits(began=sitting.began, last=sitting.last, left=sitting.left, now=now):
        still = writing and sits(began=sitting.began, last=now, left=sitting.left, now=now)
        return Here(sitting, sitting.door, sitting.door.view, who, away=True) if still else None
    Sitting.objects.filter(pk=sitting.pk).update(last=now)
    return Here(sitting, sitting.door, sitting.door.view, who)


def still_open(door: Door) -> bool:
    """The door itself, and the view behind it."""
    now = timezone.now()
    today = timezone.localdate()
    if not opens(closed_at=door.closed_at, code_until=door.code_until, until=door.until, now=now, today=today):
        return False
    return not why_closed(standing_of(door.view))
