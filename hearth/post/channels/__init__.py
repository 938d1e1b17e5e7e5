"""How a message leaves: GOV.UK Notify, a mail server, another system's address, or the demonstration's outbox."""

from typing import Protocol

from django.conf import settings

from hearth.post.channels.notify import Notify
from hearth.post.channels.outbox import NoWayOut, Outbox
from hearth.post.channels.smtp import MailServer
from hearth.post.channels.webhook import Webhook
from hearth.post.models import Message
from hearth.post.rules import channel_for


class Channel(Protocol):
    name: str

    def send(self, message: Message) -> None:
        """Raises `ForNow` or `ForGood` when it was not taken."""


def channel_of(message: Message) -> Channel:
    """By the kind of address, and by what this deployment has."""
    kind = channel_for(message.to)
    if kind == "webhook":
        return Webhook()
    if settings.NOTIFY_KEY:
        return Notify()
    if kind == "email" and settings.EMAIL_HOST:
        return MailServer()
    return Outbox() if settings.OUTBOX else NoWayOut()
