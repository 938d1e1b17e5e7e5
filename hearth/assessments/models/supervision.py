from django.db import models

from hearth.assessments.models.assessment import Assessment, Subject
from hearth.scope.models import HeldKey, HeldModel

SIGNED, SENT_BACK = "signed", "sent_back"
OUTCOMES = {SIGNED: "Signed", SENT_BACK: "Sent back"}
WORSE, NO_BETTER = "worse", "no_better"


class SignOff(HeldModel):
    """A supervisor read a completed assessment, and signed it or sent it back, with their comments. Never changed."""

    assessment = HeldKey(Assessment, related_name="sign_offs")
    outcome = models.TextField(choices=OUTCOMES)
    comments = models.TextField(blank=True)
    by_id = models.UUIDField(null=True)
    by_name = models.TextField()

    class Meta:
        db_table = "assessments_sign_off"


class DriftAlarm(HeldModel):
    """Something got worse, or did not get better over two reviews: a prompt to a person, whose answer is kept.

    Withdrawn, where nobody had answered it before the assessment was sent back.
    """

    assessment = HeldKey(Assessment, related_name="drift_alarms")
    subject = HeldKey(Subject, related_name="drift_alarms")
    score = models.TextField()
    kind = models.TextField(choices={WORSE: "Worse", NO_BETTER: "No better after two reviews"})
    words = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "assessments_drift_alarm"
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "subject", "score"],
                condition=models.Q(answered_at__isnull=True),
                name="one_unanswered_alarm_a_score",
            )
        ]


class FamilyHistory(HeldModel):
    """What the records say of the family's past, each line with its source, as it stood; and what it means."""

    assessment = HeldKey(Assessment, related_name="histories")
    lines = models.JSONField(default=list)  # {when, words, source}
    words = models.TextField(blank=True)
    by_name = models.TextField()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "assessments_family_history"
        verbose_name_plural = "family histories"
        constraints = [models.UniqueConstraint(fields=["assessment"], name="one_history_an_assessment")]
