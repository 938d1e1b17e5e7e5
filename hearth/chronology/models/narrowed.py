from django.db import models

from hearth.chronology.rules import SEEN_BY
from hearth.scope.models import HeldKey, HeldModel


class Narrowed(HeldModel):
    """A person decided that fewer may see one happening than its stage says; and why. It holds however often the entry
    is written anew, so it is of the entry's source."""

    family = HeldKey("families.Family", related_name="narrowed")
    source_kind = models.TextField()
    source_id = models.UUIDField()
    seen_by = models.TextField(choices=SEEN_BY)
    why = models.TextField()
    by_name = models.TextField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)
    ended_by = models.TextField(blank=True)

    class Meta:
        db_table = "chronology_narrowed"
        verbose_name_plural = "narrowed"
        constraints = [
            models.UniqueConstraint(
                fields=["holder_id", "family", "source_kind", "source_id"],
                name="narrowed_once_at_a_time",
                condition=models.Q(ended_at=None),
            ),
            models.CheckConstraint(condition=~models.Q(why=""), name="narrowed_for_a_reason"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | ~models.Q(ended_why=""), name="opened_again_for_a_reason"
            ),
        ]
