"""Post a message: the row and its delivery job commit with the change that caused it."""

import json
from typing import Any

from hearth.post.jobs import deliver
from hearth.post.models import Message

# The library's own function, for whoever adds a message and its job in one statement with other rows.
DEFER = """procrastinate_defer_jobs_v1(ARRAY[
    ROW(%s, %s, 0, NULL, NULL, %s::jsonb, NULL)::procrastinate_job_to_defer_v1
])"""


def post(*, to: str, subject: str, body: str, about: Any) -> Message:
    """Part of the action that causes it, so it records no event of its own; delivery does."""
    message = letter(to=to, subject=subject, body=body, about=about)
    message.save(force_insert=True)
    deliver.defer(**_job(message))
    return message


def letter(*, to: str, subject: str, body: str, about: Any) -> Message:
    """A message not yet kept: whoever keeps it must `DEFER` its delivery with `to_defer(message)`."""
    return Message(
        holder_id=about.holder_id,
        to=to,
        subject=subject,
        body=body,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
    )


def to_defer(message: Message) -> list[str]:
    """The values of `DEFER`."""
    return [deliver.queue, deliver.name, json.dumps(_job(message))]


def _job(message: Message) -> dict[str, str]:
    return {"message_id": str(message.pk), "holder_id": str(message.holder_id)}
