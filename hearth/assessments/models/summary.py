from django.db import models

from hearth.assessments.models.assessment import Assessment
from hearth.scope.models import HeldKey, HeldModel


class SharedSummary(HeldModel):
    """The assessment in plain words for one person. What one parent may read is not what the other may."""

    assessment = HeldKey(Assessment, related_name="summaries")
    for_person = HeldKey("families.Person", related_name="summaries")
    worries = models.TextField(blank=True)
    going_well = models.TextField(blank=True)
    must_change = models.TextField(blank=True)
    who_helps = models.TextField(blank=True)
    by_name = models.TextField()
    approved_by = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "assessments_shared_summary"
        verbose_name_plural = "shared summaries"
        constraints = [
            models.UniqueConstraint(fields=["assessment", "for_person"], name="one_summary_a_person"),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by="")
                | (models.Q(approved_at__isnull=False) & ~models.Q(approved_by="")),
                name="approved_by_somebody",
            ),
        ]
