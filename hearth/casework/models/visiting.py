from django.db import models

from hearth.casework.rules.visiting import DONE, PLANNED, STATES
from hearth.scope.models import HeldKey, HeldModel


class Visit(HeldModel):
    """A visit to the family: planned, then done, missed or cancelled, once."""

    episode = HeldKey("casework.Episode", related_name="visits")
    planned_for = models.DateTimeField()
    purpose = models.TextField(blank=True)
    state = models.TextField(choices=STATES, default=PLANNED)
    done_at = models.DateTimeField(null=True)
    visited_by = models.TextField(blank=True)
    notes = models.TextField(blank=True)  # as typed
    reason = models.TextField(blank=True)  # why it was missed or cancelled
    goals = models.JSONField(default=list)  # the ids of the goals that were worked on
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "casework_visit"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=DONE, done_at__isnull=False)
                | (~models.Q(state=DONE) & models.Q(done_at=None)),
                name="a_visit_done_says_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["missed", "cancelled"]) | ~models.Q(reason=""),
                name="a_visit_not_done_says_why",
            ),
        ]
        indexes = [models.Index(fields=["holder_id", "episode", "planned_for"], name="visits_of_an_episode")]


class VisitPerson(HeldModel):
    """Who was there, and whether a child was seen alone."""

    visit = HeldKey(Visit, on_delete=models.CASCADE, related_name="people")
    person = HeldKey("families.Person", related_name="visits")
    seen = models.BooleanField()
    seen_alone = models.BooleanField(default=False)

    class Meta:
        db_table = "casework_visit_person"
        constraints = [
            models.UniqueConstraint(fields=["visit", "person"], name="once_at_a_visit"),
            models.CheckConstraint(
                condition=models.Q(seen=True) | models.Q(seen_alone=False), name="seen_alone_is_seen"
            ),
        ]


class Risk(HeldModel):
    """Something at a visit that could not wait. It stays open until somebody says what was done about it."""

    visit = HeldKey(Visit, related_name="risks")
    episode = HeldKey("casework.Episode", related_name="risks")
    words = models.TextField()
    noticed_at = models.DateTimeField()
    by_name = models.TextField()
    answered_on = models.DateField(null=True)
    answered_by = models.TextField(blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        db_table = "casework_risk"
        constraints = [
            models.UniqueConstraint(fields=["visit"], name="one_risk_a_visit"),
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True) | ~models.Q(answer=""), name="a_risk_answered_says_how"
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder_id", "episode"], name="open_risks", condition=models.Q(answered_on__isnull=True)
            )
        ]
