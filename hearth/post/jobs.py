"""Delivery: by email where there is a mail server; else the message waits, readable, in the outbox."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hearth.audit.actors import HEARTH
from hearth.post.models import Message
from hearth.scope.actions import record
from hearth.scope.opening import holder_scope

ATTEMPTS = 8


@app.task(
    queue="post",
    name="post.deliver",
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=4),
    pass_context=False,
)
def deliver(*, message_id: str, holder_id: str) -> None:
    """Send one message. A failure is noted where people see it, then tried again, each time later."""
    problem: Exception | None = None
    with holder_scope(UUID(holder_id)):
        message = Message.objects.select_for_update().get(holder_id=holder_id, pk=message_id)
        if message.state == "sent":
            return
        try:
            _send(message)
        except OSError as failure:
            problem = failure
        _note(message, problem)
    if problem is not None:
        raise problem


def _send(message: Message) -> None:
    if not settings.EMAIL_HOST:  # a demonstration: the outbox page shows what would have gone out
        return
    EmailMessage(
        message.subject, message.body, to=[message.to], headers={"Message-ID": f"<{message.pk}@hearth>"}
    ).send()


def _note(message: Message, problem: Exception | None) -> None:
    message.attempts += 1
    message.state = "sent" if problem is None else "failed"
    message.problem = "" if problem is None else type(problem).__name__
    message.sent_at = timezone.now() if problem is None else None
    message.save()
    record(by=HEARTH, verb="delivered" if problem is None else "could not deliver", subject=message)
