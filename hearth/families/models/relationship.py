from django.db import models

from hearth.scope.models import HeldKey, HeldModel

TIES = {"birth": "By birth", "legal": "In law", "social": "In daily life"}
KINDS = {
    "parent": "parent of",
    "sibling": "sibling of",
    "half_sibling": "half-sibling of",
    "partner": "partner of",
    "grandparent": "grandparent of",
    "other_kin": "other relative of",
    "carer": "cares for",
}


class Relationship(HeldModel):
    """How one person stands to another. Birth, law and daily life are kept apart."""

    person = HeldKey("families.Person", related_name="relationships")
    kind = models.TextField(choices=KINDS)
    other = HeldKey("families.Person", related_name="related_from")
    tie = models.TextField(choices=TIES)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    as_told_by = models.TextField(blank=True)

    class Meta:
        db_table = "families_relationship"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "other", "tie"], name="one_such_relationship"),
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="nobody_is_their_own_kin"),
        ]
        indexes = [models.Index(fields=["holder_id", "other"], name="kin_of_a_person")]
