from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Restriction(HeldModel):
    """Why and by whom a family's record was restricted to a few; who asked for it to be opened, and who did."""

    family = HeldKey("families.Family", related_name="restrictions")
    number = models.TextField()  # said on the telephone to whoever must open it in an emergency
    reason = models.TextField(blank=True)
    by_id = models.UUIDField(null=True)
    by_name = models.TextField()
    begins = models.DateTimeField()
    asked_by_id = models.UUIDField(null=True)  # one person asks for it to be lifted,
    asked_by_name = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True)
    why_lift = models.TextField(blank=True)
    lifted_by_id = models.UUIDField(null=True)  # another does it
    lifted_by_name = models.TextField(blank=True)
    ends = models.DateTimeField(null=True)

    class Meta:
        db_table = "families_restriction"
        constraints = [
            models.UniqueConstraint(fields=["holder_id", "number"], name="one_closed_record_of_a_number"),
            models.UniqueConstraint(
                fields=["holder_id", "family"], name="closed_once_at_a_time", condition=models.Q(ends=None)
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_by_id=None) | ~models.Q(lifted_by_id=models.F("asked_by_id")),
                name="a_restriction_is_lifted_by_a_second_person",
            ),
        ]
