"""Files: those somebody has added and not yet sent, and those that belong to a record. The bytes are in the store."""

from django.db import models
from uuid_utils.compat import uuid7

from hearth.files.limits import KINDS
from hearth.scope.models import HeldModel

STATES = {
    "waiting": "Waiting to be scanned for viruses",
    "clean": "Scanned: no virus was found",
    "unscanned": "Not scanned: no scanner is set up",
    "refused": "Not given out: a virus was found",
}


class WaitingFile(models.Model):
    """Added to a form that has not been sent. Like a draft it is nobody's record: whoever added it has the key."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)  # also its name in the store
    owner = models.TextField()  # as drafts name theirs: "user:<id>", or "visitor:<hash of a key>"
    form = models.TextField()
    name = models.TextField()
    kind = models.TextField(choices=KINDS)
    media_type = models.TextField()
    size = models.IntegerField()
    digest = models.TextField()
    created_at = models.DateTimeField()
    touched_at = models.DateTimeField()  # when its owner was last here

    class Meta:
        db_table = "files_waiting"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["owner", "form", "digest"], name="one_file_once")]


class Attachment(HeldModel):
    """A file that belongs to a record: a concern, a message. Sent to two councils, it is two of these and one file."""

    about_kind = models.TextField()
    about_id = models.UUIDField()
    file_id = models.UUIDField()
    name = models.TextField()
    kind = models.TextField(choices=KINDS)
    media_type = models.TextField()
    size = models.IntegerField()
    digest = models.TextField()  # SHA-256 of the file as it is kept
    added_by = models.TextField()
    state = models.TextField(choices=STATES)
    reason = models.TextField(blank=True)  # what the scanner calls what it found
    scanned_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "files_attachment"
        ordering = ("id",)
        indexes = [
            models.Index(fields=["holder_id", "about_kind", "about_id"], name="files_of_a_record"),
            models.Index(fields=["file_id"], name="records_of_a_file"),
            models.Index(
                fields=["holder_id", "id"], name="files_not_scanned", condition=models.Q(scanned_at__isnull=True)
            ),
        ]
