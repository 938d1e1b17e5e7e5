"""A link that was sent to somebody's work address. Nobody's record: it says nothing of any child."""

from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7

NO_AGENCY = UUID(int=1)  # whose scope carries what belongs to no agency: links, and the messages that bring them


class WorkLink(models.Model):
    """Of the link itself only a hash is kept; the letter that carries it is forgotten after a day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    address = models.TextField()
    token_hash = models.TextField(unique=True)
    asked_at = models.DateTimeField()
    asked_from = models.TextField()  # see floods/: one connection on one day, so that nobody asks for thousands
    opened_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "concerns_work_link"
        indexes = [
            models.Index(fields=["address", "asked_at"], name="links_by_address"),
            models.Index(fields=["asked_from", "asked_at"], name="links_by_source"),
        ]

    @property
    def holder_id(self) -> UUID:
        """For the message that carries it."""
        return NO_AGENCY
