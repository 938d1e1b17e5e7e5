from django.db import models

from hearth.casework.rules.endings import REASONS
from hearth.scope.models import HeldKey, HeldModel

FOLLOW_UP_STATES = {"due": "Due", "reached": "Reached", "not_reached": "Not reached"}


class Closure(HeldModel):
    """What was said when the work ended: what is different, and who stays in touch."""

    episode = HeldKey("casework.Episode", related_name="closures")
    closed = models.DateField()
    reason = models.TextField(choices=REASONS)
    summary = models.TextField()
    stays_in_touch = models.TextField(blank=True)
    closed_by = models.TextField()

    class Meta:
        db_table = "casework_closure"
        constraints = [models.UniqueConstraint(fields=["episode"], name="closed_once")]


class FollowUp(HeldModel):
    """Going back after closure, to see whether it lasted. Somebody not reached is never a success."""

    episode = HeldKey("casework.Episode", related_name="follow_ups")
    months = models.SmallIntegerField()
    due = models.DateField()
    state = models.TextField(choices=FOLLOW_UP_STATES, default="due")
    done_on = models.DateField(null=True)
    how = models.TextField(blank=True)  # how the family was reached, or what was tried
    notes = models.TextField(blank=True)

    class Meta:
        db_table = "casework_follow_up"
        constraints = [
            models.UniqueConstraint(fields=["episode", "months"], name="one_follow_up_a_time"),
            models.CheckConstraint(
                condition=models.Q(state="due") | (models.Q(done_on__isnull=False) & ~models.Q(how="")),
                name="a_follow_up_says_when_and_how",
            ),
        ]


WAYS = {
    "visit": "A visit at home",
    "phone": "A call",
    "text": "A text message",
    "letter": "A letter",
    "through": "Through somebody who knows them",
    "elsewhere": "Met elsewhere",
}


class FollowUpTry(HeldModel):
    """One attempt to go back to a family. All of them are kept, those that failed too."""

    follow_up = HeldKey(FollowUp, related_name="tries")
    on = models.DateField()
    way = models.TextField(choices=WAYS)
    reached = models.BooleanField()
    said = models.TextField(blank=True)
    by_name = models.TextField()

    class Meta:
        db_table = "casework_follow_up_try"
        constraints = [
            models.UniqueConstraint(fields=["follow_up"], name="reached_once", condition=models.Q(reached=True))
        ]
