from django.db import models

from hearth.scope.models import HeldKey, HeldModel

OUTCOMES = {"expected": "Expected", "born": "Born", "lost": "Lost", "ended": "Ended"}


class Pregnancy(HeldModel):
    """Hidden from the family's own views unless somebody decided otherwise."""

    mother = HeldKey("families.Person", related_name="pregnancies")
    family = HeldKey("families.Family", related_name="pregnancies")
    outcome = models.TextField(choices=OUTCOMES, default="expected")
    ended = models.DateField(null=True)
    babies = models.IntegerField(default=1, db_default=1)  # as many as are expected
    shown_to_family = models.BooleanField(default=False, db_default=False)
    version = models.IntegerField(default=1, db_default=1)

    class Meta:
        db_table = "families_pregnancy"
        verbose_name_plural = "pregnancies"
        constraints = [
            models.CheckConstraint(condition=models.Q(babies__gte=1, babies__lte=8), name="one_to_eight_babies"),
        ]
        indexes = [models.Index(fields=["holder_id", "family"], name="pregnancies_of_a_family")]


class DueDate(HeldModel):
    """What was known of the due date, and on which day: "before 20 weeks" is counted from what was known then."""

    pregnancy = HeldKey(Pregnancy, related_name="due_dates")
    due = models.DateField()
    known_on = models.DateField()
    source = models.TextField(blank=True, db_default="")  # a scan, the midwife, the mother herself

    class Meta:
        db_table = "families_due_date"
        indexes = [models.Index(fields=["holder_id", "pregnancy", "known_on"], name="due_dates_of_a_pregnancy")]


class PregnancyParent(HeldModel):
    """Who else is said to be the parent. More than one may be named: it is told, not known."""

    pregnancy = HeldKey(Pregnancy, related_name="other_parents")
    person = HeldKey("families.Person", related_name="expecting")
    as_told_by = models.TextField()

    class Meta:
        db_table = "families_pregnancy_parent"
        constraints = [models.UniqueConstraint(fields=["pregnancy", "person"], name="once_an_expecting_parent")]


class PregnancyChild(HeldModel):
    """A child of this pregnancy: unborn, when a record is needed before birth, and then the same person born."""

    pregnancy = HeldKey(Pregnancy, related_name="children")
    child = HeldKey("families.Person", related_name="born_of")

    class Meta:
        db_table = "families_pregnancy_child"
        constraints = [models.UniqueConstraint(fields=["child"], name="born_once")]
