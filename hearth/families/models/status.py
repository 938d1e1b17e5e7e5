from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Status(HeldModel):
    """What a child is in law, from when until when. Several may be true at once.

    Kinds, categories, legal bases and endings are the nation's (practice, `family_terms`).
    """

    person = HeldKey("families.Person", related_name="statuses")
    kind = models.TextField()
    starts = models.DateField()
    ends = models.DateField(null=True)
    destination = models.TextField(blank=True)
    legal_basis = models.TextField(blank=True, db_default="")
    withdrawn = models.TextField(blank=True, db_default="")  # why it never was so; nothing is deleted
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        db_table = "families_status"
        verbose_name_plural = "statuses"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="status_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(destination="") | models.Q(ends__isnull=False),
                name="destination_only_at_an_end",
            ),
        ]
        indexes = [models.Index(fields=["holder_id", "person", "starts"], name="statuses_of_a_person")]


class StatusCategory(HeldModel):
    """The category of a plan. Neglect stands on its own, never folded into "abuse or neglect"."""

    status = HeldKey(Status, related_name="categories")
    category = models.TextField()

    class Meta:
        db_table = "families_status_category"
        constraints = [models.UniqueConstraint(fields=["status", "category"], name="one_category_once")]
