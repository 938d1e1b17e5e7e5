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
