"""Post a message: the row and its delivery job commit with the change that caused it. And what becomes of it."""

from collections.abc import Collection
from dataclasses import dataclass
from random import random
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.post.deferring import DEFER, defer, to_defer
from hearth.post.models import Attempt, Message
from hearth.post.problems import NotDelivered
from hearth.post.rules import DEALT_WITH, SENT, UNDELIVERED, WAITING, has_tried_enough, must_be_told, wait_after
from hearth.post.telling import take_off_the_list, tell_somebody
from hearth.scope.actions import action, record

__all__ = [
    "DEFER",
    "call_off",
    "deal_with",
    "letter",
    "note_attempt",
    "post",
    "tell_of_waiting",
    "to_defer",
    "try_again",
]


class NotNow(Exception):
    """Somebody was quicker, or it has been delivered in the meantime."""


@dataclass(frozen=True)
class Tried:
    """How one try went."""

    channel: str
    problem: NotDelivered | None = None


def post(*, to: str, subject: str, body: str, about: Any, kind: str = "", urgent: bool = False) -> Message:
    """Part of the action that causes it, so it records no event of its own; delivery does."""
    message = letter(to=to, subject=subject, body=body, about=about, kind=kind, urgent=urgent)
    message.save(force_insert=True)
    defer(message)
    return message


def letter(*, to: str, subject: str, body: str, about: Any, kind: str = "", urgent: bool = False) -> Message:
    """A message not yet kept: whoever keeps it must `DEFER` its delivery with `to_defer(message)`."""
    return Message(
        holder_id=about.holder_id,
        kind=kind,
        to=to,
        subject=subject,
        body=body,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        urgent=urgent,
    )


@action
def note_attempt(*, message: Message, tried: Tried, by: Actor) -> Message:
    """Delivered; or to be tried again later; or given up, and a person told."""
    row = _locked(message)
    Attempt.objects.create(message=row, at=timezone.now(), channel=tried.channel, problem=str(tried.problem or ""))
    if tried.problem is None:
        row.state, row.problem, row.sent_at = SENT, "", timezone.now()
        take_off_the_list(row)
    elif row.state == WAITING:  # nobody has dealt with it while it was being tried
        _not_delivered(row, tried.problem)
    row.save()
    record(by=by, verb="could not deliver" if tried.problem else "delivered", subject=row)
    return row


def _not_delivered(row: Message, problem: NotDelivered) -> None:
    now = timezone.now()
    row.problem = str(problem)
    if problem.for_good or has_tried_enough(row.attempts):
        row.state = UNDELIVERED
        tell_somebody(row)
        return
    row.next_try_at = now + wait_after(row.attempts, random())
    defer(row, row.next_try_at)
    if row.told_at is None and must_be_told(urgent=row.urgent, since=row.created_at, now=now):
        tell_somebody(row)


@action
def tell_of_waiting(*, message: Message, by: Actor) -> Message:
    """It is about danger, has waited for an hour, and nobody knows."""
    row = _locked(message)
    if row.state == WAITING and row.told_at is None:
        tell_somebody(row)
        row.save(update_fields=["told_at"])
    record(by=by, verb="told a person of", subject=row)
    return row


@action
def try_again(*, message: Message, by: Actor) -> Message:
    """A person says so: the address works again, say. All its tries begin anew. Raises `NotNow`."""
    row = _locked(message)
    if row.state != UNDELIVERED:
        raise NotNow(f"It is not waiting for you: {row.get_state_display().lower()}.")
    row.state, row.attempts, row.next_try_at = WAITING, 0, timezone.now()
    take_off_the_list(row)
    row.told_at = None
    row.save()
    defer(row)
    record(by=by, verb="had another try at", subject=row)
    return row


@action
def deal_with(*, message: Message, how: str, by: Any) -> Message:
    """A person told whoever had to know in another way; it is not tried any more. Raises `NotNow`."""
    row = _locked(message)
    if row.state not in (UNDELIVERED, WAITING):
        raise NotNow(f"There is nothing to do: {row.get_state_display().lower()}.")
    row.state, row.how_dealt_with, row.dealt_with_by = DEALT_WITH, how, by.name
    take_off_the_list(row)
    row.save()
    record(by=by, verb="dealt with", subject=row, fields=["how_dealt_with"])
    return row


def call_off(*, holder_id: UUID, about: QuerySet[Any], kinds: Collection[str], why: str) -> int:
    """What still waits and must not go out any more: part of what happened, so it records no event of its own."""
    rows = Message.objects.filter(holder_id=holder_id, about_id__in=about, kind__in=kinds, state=WAITING)
    return rows.update(state=DEALT_WITH, how_dealt_with=why, dealt_with_by="Hearth")


def _locked(message: Message) -> Message:
    return Message.objects.select_for_update().get(holder_id=message.holder_id, pk=message.pk)
