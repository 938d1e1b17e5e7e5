"""What is known of a person beyond name and birth: each with who said so and since when."""

from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Identifier(HeldModel):
    """A number another system knows somebody by. Its kinds are the nation's (practice, `family_terms`)."""

    person = HeldKey("families.Person", related_name="identifiers")
    kind = models.TextField()
    value = models.TextField()  # as that system writes it, without spaces
    source = models.TextField(blank=True)
    ends = models.DateField(null=True)  # replaced, or found to be somebody else's

    class Meta:
        db_table = "families_identifier"
        constraints = [models.UniqueConstraint(fields=["person", "kind", "value"], name="one_such_number")]
        indexes = [models.Index(fields=["holder_id", "kind", "value"], name="people_by_number")]


class PersonNeed(HeldModel):
    """A need in the library's words, dated, with who saw it."""

    person = HeldKey("families.Person", related_name="needs")
    need = models.TextField()  # an id in practice/needs.yaml
    words = models.TextField(blank=True)
    source = models.TextField()
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "families_person_need"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="need_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["person", "need"], condition=models.Q(ends__isnull=True), name="one_need_at_a_time"
            ),
        ]


class ToldFact(HeldModel):
    """Something somebody said about a person, in their words: told, not known. Never changed; doubted beside it."""

    person = HeldKey("families.Person", related_name="told")
    words = models.TextField()
    told_by = models.TextField()
    told_on = models.DateField()
    doubted = models.TextField(blank=True)  # why it is not so, or not sure

    class Meta:
        db_table = "families_told_fact"
        indexes = [models.Index(fields=["holder_id", "person", "told_on"], name="told_of_a_person")]


class Correction(HeldModel):
    """What stood before somebody corrected it, and why they did."""

    person = HeldKey("families.Person", related_name="corrections")
    version = models.IntegerField()  # the version that this replaced
    before = models.JSONField()  # the fields that changed, as they were
    why = models.TextField(blank=True)
    by_name = models.TextField()

    class Meta:
        db_table = "families_correction"
        constraints = [models.UniqueConstraint(fields=["person", "version"], name="one_correction_a_version")]
