from django.db import models

from hearth.scope.models import HeldKey, HeldModel

KINDS = {
    "early_help": "Early help",
    "child_in_need": "Child in need",
    "protection_plan": "Child protection plan",
    "looked_after": "Looked after",
    "special_guardianship": "Special guardianship",
    "adopted": "Adopted",
}
CATEGORIES = {
    "neglect": "Neglect",
    "physical": "Physical abuse",
    "sexual": "Sexual abuse",
    "emotional": "Emotional abuse",
}
DESTINATIONS = {
    "ended": "No longer needed",
    "in_care": "Came into care",
    "moved": "Moved away",
    "eighteen": "Turned eighteen",
    "died": "Died",
    "stepped_up": "Stepped up",
}


class Status(HeldModel):
    """What a child is in law, from when until when. Several may be true at once."""

    person = HeldKey("families.Person", related_name="statuses")
    kind = models.TextField(choices=KINDS)
    starts = models.DateField()
    ends = models.DateField(null=True)
    destination = models.TextField(choices=DESTINATIONS, blank=True)

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
    category = models.TextField(choices=CATEGORIES)

    class Meta:
        db_table = "families_status_category"
        constraints = [models.UniqueConstraint(fields=["status", "category"], name="one_category_once")]
