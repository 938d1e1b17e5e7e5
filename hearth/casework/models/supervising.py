from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Supervision(HeldModel):
    """A worker and a supervisor thought about families together. What was said is kept as typed."""

    team_id = models.UUIDField()
    worker_id = models.UUIDField()
    worker_name = models.TextField()
    supervisor_id = models.UUIDField()
    supervisor_name = models.TextField()
    on = models.DateField()
    prompts_version = models.ForeignKey("practice.PracticeVersion", models.PROTECT, related_name="+")
    reflections = models.JSONField(default=dict)  # words by the prompt's id
    next_on = models.DateField(null=True)

    class Meta:
        db_table = "casework_supervision"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(worker_id=models.F("supervisor_id")), name="nobody_supervises_themselves"
            ),
            models.CheckConstraint(
                condition=models.Q(next_on__isnull=True) | models.Q(next_on__gt=models.F("on")),
                name="the_next_supervision_comes_later",
            ),
        ]
        indexes = [models.Index(fields=["holder_id", "worker_id", "on"], name="supervisions_of_a_worker")]


class SupervisionPoint(HeldModel):
    """What was decided about one family, and what follows from it."""

    supervision = HeldKey(Supervision, related_name="points")
    episode = HeldKey("casework.Episode", related_name="supervision_points")
    decision = models.TextField()
    action = models.TextField(blank=True)
    by_when = models.DateField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        db_table = "casework_supervision_point"
        constraints = [
            models.UniqueConstraint(fields=["supervision", "episode"], name="one_point_a_family"),
            models.CheckConstraint(
                condition=models.Q(action="") | models.Q(by_when__isnull=False), name="an_action_has_a_day"
            ),
        ]
