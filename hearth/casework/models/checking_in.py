from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class CheckIn(HeldModel):
    """A worker has gone on a visit and will be back by a time. If not, somebody is told."""

    visit = HeldKey("casework.Visit", related_name="check_ins")
    team_id = models.UUIDField()
    worker_id = models.UUIDField()
    worker_name = models.TextField()
    left_at = models.DateTimeField()
    back_by = models.DateTimeField()
    back_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)  # when somebody was told that they are not back

    class Meta:
        db_table = "casework_check_in"
        constraints = [
            models.UniqueConstraint(
                fields=["visit"], name="out_once_at_a_time", condition=models.Q(back_at__isnull=True)
            ),
            models.CheckConstraint(condition=models.Q(back_by__gt=models.F("left_at")), name="back_after_leaving"),
        ]
        indexes = [
            models.Index(fields=["holder_id", "back_by"], name="still_out", condition=models.Q(back_at__isnull=True))
        ]
