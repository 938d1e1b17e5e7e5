from django.db import models

from hearth.scope.models import HeldModel

STATES = {"waiting": "Waiting", "sent": "Sent", "failed": "Could not be sent"}


class Message(HeldModel):
    """One message. Its id is the dedupe id that every attempt carries. Never says more than it must."""

    to = models.TextField()
    subject = models.TextField()
    body = models.TextField()
    about_kind = models.TextField()
    about_id = models.UUIDField()
    state = models.TextField(choices=STATES, default="waiting")
    attempts = models.IntegerField(default=0)
    problem = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "post_message"
        indexes = [models.Index(fields=["holder_id", "state", "created_at"], name="post_by_state")]
