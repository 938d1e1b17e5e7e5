from django.db import models

from hearth.scope.models import HeldKey, HeldModel

OUTCOMES = {
    "continue": "Go on as agreed",
    "change": "Go on, with a changed plan",
    "step_down": "Step down: the family needs less",
    "step_up": "Step up: this is not enough to keep the child safe and well",
    "end": "The work can end",
}


class Review(HeldModel):
    """A review is due by the programme's clock, then held: with whom, what they think, what follows."""

    episode = HeldKey("casework.Episode", related_name="reviews")
    due = models.DateField()
    held_on = models.DateField(null=True)
    phase = models.TextField(blank=True)  # the phase in which it was held
    attended = models.TextField(blank=True)
    family_view = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    outcome = models.TextField(choices=OUTCOMES, blank=True)

    class Meta:
        db_table = "casework_review"
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], name="one_review_due_at_a_time", condition=models.Q(held_on__isnull=True)
            ),
            models.CheckConstraint(
                condition=models.Q(held_on__isnull=True) | ~models.Q(outcome=""),
                name="a_review_held_has_an_outcome",
            ),
        ]
