from django.db import models

from hearth.scope.models import HeldModel


class Item(HeldModel):
    """One thing to do. Unique by its source, so a stage that asks twice has asked once."""

    kind = models.TextField()  # "decide", "review", "follow-up", …
    source_id = models.UUIDField()  # the record that asks for it
    title = models.TextField()  # finished words; no more than the list needs to say
    page = models.TextField()  # the URL name that deals with it
    page_id = models.UUIDField()
    team_id = models.UUIDField()
    worker_id = models.UUIDField(null=True)
    family_id = models.UUIDField(null=True)  # whom it is about, where it is about a family
    restricted = models.BooleanField(default=False)
    due = models.DateTimeField()
    urgent = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "worklist_item"
        constraints = [models.UniqueConstraint(fields=["holder_id", "kind", "source_id"], name="asked_once")]
        indexes = [
            models.Index(
                fields=["holder_id", "family_id"],
                name="to_do_about_a_family",
                condition=models.Q(family_id__isnull=False),
            ),
            models.Index(
                fields=["holder_id", "team_id", "due", "id"],
                name="still_to_do",
                condition=models.Q(done_at=None),
            ),
        ]
