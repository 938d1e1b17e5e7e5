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
    attended = models.TextField(blank=True)  # beside those of the family who are ticked: see ReviewPerson
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


class ReviewPerson(HeldModel):
    """Somebody of the family who was at a review."""

    review = HeldKey(Review, related_name="people")
    person = HeldKey("families.Person", related_name="reviews")

    class Meta:
        db_table = "casework_review_person"
        constraints = [models.UniqueConstraint(fields=["review", "person"], name="once_at_a_review")]


class Contribution(HeldModel):
    """Somebody was asked what they see, before a review; and what they said, word for word and as theirs."""

    review = HeldKey(Review, related_name="contributions")
    name = models.TextField()
    agency = models.TextField()
    email = models.TextField(blank=True)
    worker_id = models.UUIDField(null=True)  # somebody who signs in here
    asked_on = models.DateField()
    by_when = models.DateField()
    words = models.TextField(blank=True)
    received_on = models.DateField(null=True)
    how = models.TextField(blank=True)  # how their words came
    taken_by = models.TextField(blank=True)

    class Meta:
        db_table = "casework_contribution"
        constraints = [
            models.UniqueConstraint(fields=["review", "name", "agency"], name="asked_once_for_a_review"),
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True) | ~models.Q(words=""), name="what_came_has_words"
            ),
        ]
