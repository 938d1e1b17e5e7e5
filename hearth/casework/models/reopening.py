from django.db import models

from hearth.casework.reopening.rules import OUTCOMES, WHAT
from hearth.scope.models import HeldKey, HeldModel


class LookAgain(HeldModel):
    """An assessment or a plan that a sudden event has reopened: open until somebody has done it again, or has said
    why it still holds."""

    episode = HeldKey("casework.Episode", related_name="looks_again")
    risk = HeldKey("casework.Risk", related_name="looks_again")  # the first of them, where there were several
    what = models.TextField(choices=WHAT)
    since = models.DateField()  # the day on which the last of them was seen
    assessment = HeldKey("assessments.Assessment", related_name="+", null=True)  # begun because of it
    looked_on = models.DateField(null=True)
    looked_by = models.TextField(blank=True)
    outcome = models.TextField(choices=OUTCOMES, blank=True)
    why = models.TextField(blank=True)  # why it still holds

    class Meta:
        db_table = "casework_look_again"
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "what"], name="reopened_once", condition=models.Q(looked_on__isnull=True)
            ),
            models.CheckConstraint(
                condition=models.Q(looked_on__isnull=True, outcome="", why="")
                | models.Q(looked_on__isnull=False, outcome="again")
                | (models.Q(looked_on__isnull=False, outcome="holds") & ~models.Q(why="")),
                name="looked_again_says_what_came_of_it",
            ),
        ]
