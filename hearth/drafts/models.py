from django.db import models
from uuid_utils.compat import uuid7


class Draft(models.Model):
    """What somebody has typed and not yet sent. It is theirs alone, not a record of anybody's."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.TextField()  # "user:<id>", or "visitor:<hash of a key only the visitor's browser has>"
    form = models.TextField()  # which form, and of which record
    content = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "drafts_draft"
        constraints = [models.UniqueConstraint(fields=["owner", "form"], name="one_draft_of_a_form")]
