from django.db import models

from hearth.scope.models import HeldKey, HeldModel

OUTCOMES = {"expected": "Expected", "born": "Born", "lost": "Lost", "ended": "Ended"}


class Pregnancy(HeldModel):
    """Hidden from the family's own views unless somebody decided otherwise."""

    mother = HeldKey("families.Person", related_name="pregnancies")
    family = HeldKey("families.Family", related_name="pregnancies")
    outcome = models.TextField(choices=OUTCOMES, default="expected")
    ended = models.DateField(null=True)

    class Meta:
        db_table = "families_pregnancy"
        verbose_name_plural = "pregnancies"


class DueDate(HeldModel):
    """What was known of the due date, and on which day: "before 20 weeks" is counted from what was known then."""

    pregnancy = HeldKey(Pregnancy, related_name="due_dates")
    due = models.DateField()
    known_on = models.DateField()

    class Meta:
        db_table = "families_due_date"
