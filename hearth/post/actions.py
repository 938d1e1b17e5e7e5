"""Post a message: the row and its delivery job commit with the change that caused it."""

from typing import Any

from hearth.post.jobs import deliver
from hearth.post.models import Message


def post(*, to: str, subject: str, body: str, about: Any) -> Message:
    """Part of the action that causes it, so it records no event of its own; delivery does."""
    message = Message.objects.create(
        holder_id=about.holder_id,
        to=to,
        subject=subject,
        body=body,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
    )
    deliver.defer(message_id=str(message.pk), holder_id=str(message.holder_id))
    return message
