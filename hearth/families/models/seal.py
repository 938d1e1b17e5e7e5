from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Seal(HeldModel):
    """An adoption closed this person's record. Who they are now stands nowhere in Hearth: the two are never linked."""

    person = HeldKey("families.Person", related_name="seals")
    family = HeldKey("families.Family", null=True, related_name="seals")  # sealed with the person, if it was
    order_made = models.DateField()
    why = models.TextField()
    by_name = models.TextField()

    class Meta:
        db_table = "families_seal"
        constraints = [models.UniqueConstraint(fields=["person"], name="sealed_once")]


class SealOpening(HeldModel):
    """Somebody opened a sealed record to read: why, until when, and what somebody else thought of it."""

    seal = HeldKey(Seal, related_name="openings")
    opened_by_id = models.UUIDField()
    opened_by_name = models.TextField()
    opened_by_text = models.TextField()  # role and team on that day
    reason = models.TextField()
    begins = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_by_id = models.UUIDField(null=True)
    reviewed_by_name = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True)
    justified = models.BooleanField(null=True)
    review = models.TextField(blank=True)  # the reviewer's reasons

    class Meta:
        db_table = "families_seal_opening"
        verbose_name = "opening of a sealed record"
        indexes = [models.Index(fields=["holder_id", "reviewed_at", "begins"], name="sealed_records_opened")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="seal_opened_for_a_reason"),
            models.CheckConstraint(
                condition=models.Q(reviewed_by_id=None) | ~models.Q(reviewed_by_id=models.F("opened_by_id")),
                name="seal_opening_reviewed_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_at=None) | ~models.Q(review=""), name="seal_opening_reviewed_with_reasons"
            ),
        ]
