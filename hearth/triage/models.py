from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class ConfirmedFamily(HeldModel):
    """Somebody has looked: this worry is about this family. Set aside when somebody looks again."""

    concern = HeldKey("concerns.Concern", related_name="confirmed_family")
    family = HeldKey("families.Family", related_name="concerns_confirmed")
    confirmed_by = models.TextField()
    confirmed_by_id = models.UUIDField()
    confirmed_at = models.DateTimeField()

    class Meta:
        db_table = "triage_confirmed_family"
        verbose_name_plural = "confirmed families"
        constraints = [models.UniqueConstraint(fields=["concern"], name="one_family_a_concern")]
        indexes = [models.Index(fields=["holder_id", "family"], name="concerns_of_a_family")]


class Match(HeldModel):
    """A child as described is this person, because of this evidence, as this worker confirmed."""

    reported_child = HeldKey("concerns.ReportedChild", related_name="matches")
    person = HeldKey("families.Person", related_name="matches")
    evidence = models.TextField()
    confirmed_by = models.TextField()
    confirmed_at = models.DateTimeField()
    refused = models.BooleanField(default=False)  # somebody looked again, and it is somebody else

    class Meta:
        db_table = "triage_match"
        verbose_name_plural = "matches"
        constraints = [models.UniqueConstraint(fields=["reported_child", "person"], name="one_match_a_person")]
        indexes = [models.Index(fields=["holder_id", "person"], name="matches_of_a_person")]


class Decision(HeldModel):
    """What a council decided on one worry, by which document, and why. Never edited."""

    concern = HeldKey("concerns.Concern", related_name="decisions")
    family = HeldKey("families.Family", null=True, related_name="decisions")
    thresholds = models.ForeignKey("practice.PracticeVersion", models.PROTECT, related_name="+")
    nation = models.ForeignKey("practice.PracticeVersion", models.PROTECT, related_name="+")
    level = models.TextField()
    indicators = models.JSONField(default=list)  # ids of the document's own signs
    outcome = models.TextField()
    reasons = models.TextField()
    barriers = models.JSONField(default=list)  # ids of the nation's own list
    decided_by = models.TextField()
    decided_by_id = models.UUIDField()
    decided_at = models.DateTimeField()
    public_answer = models.TextField(blank=True)
    professional_answer = models.TextField(blank=True)

    class Meta:
        db_table = "triage_decision"
        constraints = [models.UniqueConstraint(fields=["concern"], name="one_decision_a_concern")]
        indexes = [
            models.Index(fields=["holder_id", "family", "decided_at"], name="decisions_of_a_family"),
            models.Index(fields=["holder_id", "outcome", "decided_at"], name="decisions_by_outcome"),
        ]


class Holding(HeldModel):
    """Who holds the child after a worry that is real and below the statutory threshold.

    Asked when the decision is made; it counts once they have accepted. It ends when somebody says that it may.
    """

    decision = HeldKey(Decision, related_name="holdings")
    family = HeldKey("families.Family", null=True, related_name="holdings")
    accepted_by_id = models.UUIDField(null=True)  # unless it is somebody outside the council
    accepted_by_name = models.TextField()
    accepted_at = models.DateTimeField(null=True)
    team_id = models.UUIDField()  # who sees that it is kept
    doing = models.TextField()
    until = models.DateField()
    family_told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        db_table = "triage_holding"
        constraints = [
            models.UniqueConstraint(fields=["decision"], name="one_holding_a_decision"),
            models.CheckConstraint(
                condition=models.Q(family_told=True) | ~models.Q(why_not_told=""), name="held_told_or_why_not"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | ~models.Q(ended_why=""), name="holding_ends_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder_id", "until", "id"], name="held_now", condition=models.Q(ended_at__isnull=True)
            )
        ]


class Finding(HeldModel):
    """Looked into, and nothing bears it out: what a manager found, and why. The worry is kept as it was told."""

    concern = HeldKey("concerns.Concern", related_name="findings")
    reasons = models.TextField()
    found_by = models.TextField()
    found_by_id = models.UUIDField()
    found_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True)
    set_aside_by = models.TextField(blank=True)
    set_aside_why = models.TextField(blank=True)

    class Meta:
        db_table = "triage_finding"
        constraints = [
            models.UniqueConstraint(
                fields=["concern"], name="one_standing_finding", condition=models.Q(set_aside_at__isnull=True)
            ),
            models.CheckConstraint(condition=~models.Q(reasons=""), name="found_for_a_reason"),
        ]


# Tables that lie in folders of their own; Django looks for models here.
from hearth.triage.matching.models import ShownFrom, WeightsVersion  # noqa: E402, F401
