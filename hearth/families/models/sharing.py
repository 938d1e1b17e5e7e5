from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Sharing(HeldModel):
    """What was shared, with whom, on which lawful basis; told, or why not; or refused, and why."""

    family = HeldKey("families.Family", related_name="sharings")
    on = models.DateField()
    with_whom = models.TextField()
    what = models.TextField()
    lawful_basis = models.TextField()
    told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    refused = models.BooleanField(default=False)
    why_refused = models.TextField(blank=True)

    class Meta:
        db_table = "families_sharing"
        constraints = [
            models.CheckConstraint(condition=models.Q(told=True) | ~models.Q(why_not_told=""), name="told_or_why_not"),
            models.CheckConstraint(
                condition=models.Q(refused=False) | ~models.Q(why_refused=""), name="refused_with_a_reason"
            ),
        ]
