"""A link to a work address: sent, then opened once."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearth.audit.actors import PUBLIC, Actor, NamedActor
from hearth.concerns.floods.marks import source_mark
from hearth.concerns.professional.models import NO_AGENCY, WorkLink
from hearth.concerns.professional.rules import (
    LINK_OPENS_FOR,
    LINKS_FORGOTTEN_AFTER,
    MOST_ASKED,
    MOST_LINKS,
)
from hearth.post.actions import post
from hearth.post.models import Message
from hearth.scope.actions import action, record
from hearth.scope.opening import holder_scope

SUBJECT = _("Your link to Hearth")
BODY = _("""Somebody, we hope you, asked for a link to Hearth at this address.

Open this page and press the button on it:

{page}

The link opens once, within 24 hours. Do not pass it on: whoever opens it can read what was begun from this address.
If you did not ask for it, you need not do anything.
""")


class AskedTooOften(Exception):
    """Too many links were asked for from one network."""


def ask_for_link(request: HttpRequest, address: str) -> None:
    """Send a link, unless this address was sent enough of them already; whoever asks is told the same.

    Raises `AskedTooOften` when this network has asked for too many, to whichever addresses.
    """
    source = source_mark(request)
    with holder_scope(NO_AGENCY):
        if source and _too_many("asked_from", source, MOST_ASKED):
            raise AskedTooOften
        token = secrets.token_urlsafe(32)
        page = request.build_absolute_uri(reverse("concerns:refer_open", args=[token]))
        enough = _too_many("address", address, MOST_LINKS)
        send_link(address=address, source=source, token=token, page="" if enough else page, by=PUBLIC)


def _too_many(name: str, value: str, most: Mapping[timedelta, int]) -> bool:
    now = timezone.now()
    asked = WorkLink.objects.filter(**{name: value})
    return any(asked.filter(asked_at__gt=now - span).count() >= many for span, many in most.items())


@action
def send_link(*, address: str, source: str, token: str, page: str, by: Actor) -> WorkLink:
    """Keep the link's hash and post the link. Without a page nothing is posted; it still counts as asked for."""
    link = WorkLink.objects.create(
        address=address, token_hash=hash_of(token), asked_at=timezone.now(), asked_from=source
    )
    if page:
        post(to=address, subject=str(SUBJECT), body=str(BODY).format(page=page), about=link)
    record(by=by, verb="asked for", subject=link)
    return link


def usable(token: str) -> WorkLink | None:
    """The link, if it may still be opened."""
    since = timezone.now() - LINK_OPENS_FOR
    return WorkLink.objects.filter(token_hash=hash_of(token), opened_at=None, asked_at__gt=since).first()


def open_link(token: str) -> WorkLink | None:
    """Open it, once. Two presses at the same moment open it once between them."""
    with holder_scope(NO_AGENCY):
        link = usable(token)
        return use_link(link=link, by=by_link(link)) if link else None


@action
def use_link(*, link: WorkLink, by: Actor) -> WorkLink | None:
    """None when somebody was quicker."""
    opened = WorkLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())
    record(by=by, verb="opened" if opened else "came too late to open", subject=link)
    return link if opened else None


def by_link(link: WorkLink) -> NamedActor:
    """Whoever came by it, as the log names them."""
    return NamedActor(link.pk, "a professional, by a link to a work address")


def forget_old_links(*, now: datetime) -> int:
    """The letters after a day, what is known of the links after a fortnight. Returns how many links went."""
    with holder_scope(NO_AGENCY):
        Message.objects.filter(holder_id=NO_AGENCY, created_at__lt=now - LINK_OPENS_FOR).delete()
        return WorkLink.objects.filter(asked_at__lt=now - LINKS_FORGOTTEN_AFTER).delete()[0]


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
