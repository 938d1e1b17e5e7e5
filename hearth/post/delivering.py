"""Deliver what waits for one address about one record, in the order it was written.

A try is claimed in one transaction, made in none, and noted in another: a slow server holds no row. Whoever is killed
in between leaves a claim that runs out; then it is tried again, under the same id.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from hearth.audit.actors import HEARTH
from hearth.post import channels
from hearth.post.actions import Tried, note_attempt
from hearth.post.models import Message
from hearth.post.problems import NotDelivered
from hearth.post.rules import ONE_TRY, WAITING
from hearth.scope.opening import holder_scope


@dataclass(frozen=True)
class Line:
    """Messages that must not overtake one another."""

    holder_id: UUID
    to: str
    about_id: UUID


def deliver_line(holder_id: UUID, message_id: UUID) -> None:
    """Everything in this message's line that may go now. Returns when the first one left must wait."""
    with holder_scope(holder_id):
        asked = Message.objects.filter(holder_id=holder_id, pk=message_id, state=WAITING).first()
    if asked is None:
        return
    line = Line(holder_id, asked.to, asked.about_id)
    while message := _claimed(line):
        tried = _try(message)
        with holder_scope(holder_id):
            note_attempt(message=message, tried=tried, by=HEARTH)


def _claimed(line: Line) -> Message | None:
    """The first of the line, if its time has come and nobody else is trying it."""
    with holder_scope(line.holder_id):
        waiting = Message.objects.select_for_update().filter(
            holder_id=line.holder_id, to=line.to, about_id=line.about_id, state=WAITING
        )
        first, now = waiting.order_by("created_at", "id").first(), timezone.now()
        if first is None or first.next_try_at > now:
            return None
        first.attempts += 1
        first.next_try_at = now + ONE_TRY
        first.save(update_fields=["attempts", "next_try_at"])
        return first


def _try(message: Message) -> Tried:
    channel = channels.channel_of(message)
    try:
        channel.send(message)
    except NotDelivered as problem:
        return Tried(channel.name, problem)
    return Tried(channel.name)
