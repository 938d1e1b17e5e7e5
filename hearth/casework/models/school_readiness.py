from django.db import models

from hearth.casework.rules.readiness import Noted
from hearth.scope.models import HeldKey, HeldModel


class SchoolReadiness(HeldModel):
    """What somebody found, or why nobody did, about one child's readiness for school, on a day.

    Rows stay: the one of the latest day is what is so now, the earlier ones are how it came to be. Of two of one day
    the one written last stands. One that was wrong stays too, withdrawn with the reason, and counts for nothing.
    """

    episode = HeldKey("casework.Episode", related_name="school_readiness")
    child = HeldKey("families.Person", related_name="school_readiness")
    on = models.DateField()  # when it was found, or when it was asked in vain
    finding = models.TextField()  # hearth.casework.rules.readiness
    measure = models.TextField(blank=True)  # id in the nation's list; none where nobody looked
    reason = models.TextField(blank=True)
    told_by = models.TextField()
    noted_by_name = models.TextField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.TextField(blank=True, db_default="")
    why_withdrawn = models.TextField(blank=True, db_default="")

    class Meta:
        db_table = "casework_school_readiness"
        verbose_name_plural = "school readiness"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, why_withdrawn="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(why_withdrawn="")),
                name="readiness_withdrawn_with_why",
            )
        ]

    @property
    def noted(self) -> Noted:
        return Noted(self.on, self.finding, self.told_by, self.measure, self.reason)
