from django.db import models
from django.utils import timezone

from hearth.post.rules import STATES, WAITING
from hearth.scope.models import HeldKey, HeldModel


class Message(HeldModel):
    """One message. Its id is the dedupe id that every attempt carries. Never says more than it must."""

    kind = models.TextField(blank=True)  # one of `kinds.KINDS`
    to = models.TextField()
    subject = models.TextField()
    body = models.TextField()
    about_kind = models.TextField()
    about_id = models.UUIDField()
    urgent = models.BooleanField(default=False)  # of danger: a person is told after an hour
    state = models.TextField(choices=STATES, default=WAITING)
    attempts = models.IntegerField(default=0)  # since it was posted, or since a person said to try again
    next_try_at = models.DateTimeField(default=timezone.now)
    problem = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)  # when it came on somebody's list
    dealt_with_by = models.TextField(blank=True)
    how_dealt_with = models.TextField(blank=True)

    class Meta:
        db_table = "post_message"
        indexes = [
            models.Index(fields=["holder_id", "state", "created_at"], name="post_by_state"),
            models.Index(fields=["holder_id", "about_id"], name="post_by_what_it_is_about"),
        ]


class Attempt(HeldModel):
    """One try to deliver one message."""

    message = HeldKey(Message, related_name="tried")
    at = models.DateTimeField()
    channel = models.TextField()
    problem = models.TextField(blank=True)  # empty: it was taken

    class Meta:
        db_table = "post_attempt"
        ordering = ("at", "id")
