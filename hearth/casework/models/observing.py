from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Observation(HeldModel):
    """One answer to one thing that the programme observes: the rows from which outcomes are counted.

    At referral, closure and each follow-up there is one; at review, one for each day.
    """

    episode = HeldKey("casework.Episode", related_name="observations")
    person = HeldKey("families.Person", related_name="observations", null=True)  # nobody: the whole family
    measure = models.TextField()  # the id of what the programme observes
    stage = models.TextField()
    on = models.DateField()
    value = models.TextField()
    destination = models.TextField(blank=True)  # at closure, where something that ended has led

    class Meta:
        db_table = "casework_observation"
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "person", "measure", "stage"],
                name="observed_once_a_stage",
                condition=~models.Q(stage="review"),
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["episode", "person", "measure", "stage", "on"],
                name="observed_once_a_day_at_review",
                nulls_distinct=False,
            ),
        ]
