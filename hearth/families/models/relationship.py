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
    withdrawn = models.TextField(blank=True, db_default="")  # why it is not so; nothing is deleted
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        db_table = "families_relationship"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "other", "tie"], name="one_such_relationship"),
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="nobody_is_their_own_kin"),
        ]
        indexes = [models.Index(fields=["holder_id", "other"], name="kin_of_a_person")]


class ToldKin(HeldModel):
    """Kin whom another council or agency knows: only as somebody told us. It points into no other register."""

    person = HeldKey("families.Person", related_name="told_kin")
    kind = models.TextField(choices=KINDS)  # what they are to the person: "sibling" of, "parent" of, …
    name = models.TextField()
    sex = models.TextField(default="U")
    born_as_told = models.TextField(blank=True)
    where = models.TextField(blank=True)  # "in care in Eastvale", "with her aunt"
    known_to = models.TextField(blank=True)  # the council or agency that is said to know them
    told_by = models.TextField()
    told_on = models.DateField()
    ends = models.DateField(null=True)  # found not to be so

    class Meta:
        db_table = "families_told_kin"
        verbose_name_plural = "told kin"
        indexes = [models.Index(fields=["holder_id", "person"], name="told_kin_of_a_person")]
