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


class Taking(HeldModel):
    """Somebody took a worry to decide, or was given it, at this time. The latest counts."""

    concern = HeldKey("concerns.Concern", related_name="takings")
    taken_by_id = models.UUIDField()
    taken_by_name = models.TextField()
    given_by = models.TextField(blank=True)  # a manager, where somebody did not take it themselves
    at = models.DateTimeField()

    class Meta:
        db_table = "triage_taking"


class Decision(HeldModel):
    """What a council decided on one worry, by which document, and why. Never edited: a new one replaces it."""

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

    also = models.JSONField(default=list, db_default=[])  # outcomes beside the first: the police told, say
    service = models.TextField(blank=True, default="", db_default="")  # a local service, named in words
    to_body = models.TextField(blank=True, default="", db_default="")  # the other council, where it was passed over
    # An allegation against somebody who works with children: for managers alone, and never for this agency.
    confined = models.BooleanField(default=False, db_default=False)
    kept_from = models.TextField(blank=True, default="", db_default="")
    kept_from_agency = models.ForeignKey("access.Agency", models.PROTECT, null=True, related_name="+")  # where known
    second_by = models.TextField(blank=True, default="", db_default="")  # who agreed, where two must
    second_by_id = models.UUIDField(null=True)
    replaces = HeldKey("triage.Decision", null=True, related_name="replacements")
    replaces_why = models.TextField(blank=True, default="", db_default="")
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "triage_decision"
        constraints = [
            models.UniqueConstraint(
                fields=["concern"],
                name="one_standing_decision",
                condition=models.Q(replaced_at__isnull=True),
            ),
            models.UniqueConstraint(fields=["replaces"], name="replaced_once"),
            models.CheckConstraint(
                condition=models.Q(replaces__isnull=True) | ~models.Q(replaces_why=""), name="replaced_for_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(second_by_id__isnull=True) | ~models.Q(second_by_id=models.F("decided_by_id")),
                name="two_are_not_one",
            ),
        ]
        indexes = [
            models.Index(fields=["holder_id", "concern"], name="confined_decisions", condition=models.Q(confined=True)),
            models.Index(
                fields=["holder_id", "decided_at", "id"],
                name="decisions_by_day",
                condition=models.Q(replaced_at__isnull=True),
            ),
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


class Step(HeldModel):
    """What an outcome sets going outside Hearth: open until somebody writes down with whom, when and how it went."""

    decision = HeldKey(Decision, related_name="steps")
    outcome = models.TextField()
    due = models.DateTimeField()
    with_whom = models.TextField(blank=True)
    happened_at = models.DateTimeField(null=True)
    came_of_it = models.TextField(blank=True)
    recorded_by = models.TextField(blank=True)
    recorded_by_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "triage_step"
        constraints = [models.UniqueConstraint(fields=["decision", "outcome"], name="one_step_an_outcome")]
        indexes = [
            models.Index(
                fields=["holder_id", "due", "id"], name="steps_open", condition=models.Q(recorded_at__isnull=True)
            )
        ]


class Answer(HeldModel):
    """What whoever told us was told of a decision: the draft as a person changed it, and sent it."""

    concern = HeldKey("concerns.Concern", related_name="answers")
    decision = HeldKey(Decision, related_name="answers")
    to = models.TextField()  # public, child, parent, professional
    words = models.TextField()
    sent_by = models.TextField()
    sent_by_id = models.UUIDField()
    sent_at = models.DateTimeField()

    class Meta:
        db_table = "triage_answer"


class TwoPersonRule(HeldModel):
    """The agency wants two people for an outcome: always, or where the family was worried about before."""

    outcome = models.TextField()
    when = models.TextField(blank=True)  # always, repeated; empty: not any more
    set_by = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        db_table = "triage_two_person_rule"
        constraints = [models.UniqueConstraint(fields=["holder_id", "outcome"], name="one_rule_an_outcome")]


class Proposal(HeldModel):
    """A decision that one person wants to make, and another must agree to."""

    concern = HeldKey("concerns.Concern", related_name="proposals")
    family = HeldKey("families.Family", null=True, related_name="proposals")
    replaces = HeldKey(Decision, null=True, related_name="corrections_proposed")
    choice = models.JSONField()
    outcome = models.TextField()
    proposed_by = models.TextField()
    proposed_by_id = models.UUIDField()
    proposed_at = models.DateTimeField()
    answered_by = models.TextField(blank=True)
    answered_by_id = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        db_table = "triage_proposal"
        constraints = [
            models.UniqueConstraint(
                fields=["concern"], name="one_open_proposal", condition=models.Q(answered_at__isnull=True)
            ),
            models.CheckConstraint(
                condition=models.Q(answered_by_id__isnull=True) | ~models.Q(answered_by_id=models.F("proposed_by_id")),
                name="nobody_agrees_with_themselves",
            ),
        ]


class ChallengeLevels(HeldModel):
    """Who answers a professional who disagrees, level by level, as the agency's partnership agreed. The latest counts.

    None at all: from then on the nation's own again. Earlier settings stay, as challenges were raised by them.
    """

    levels = models.JSONField(default=list)  # as `practice.definitions.nation.ChallengeLevel`, the first asked first
    why = models.TextField()
    set_by = models.TextField()
    set_by_id = models.UUIDField()
    set_at = models.DateTimeField()

    class Meta:
        db_table = "triage_challenge_levels"
        verbose_name_plural = "challenge levels"
        constraints = [
            models.CheckConstraint(condition=~models.Q(why=""), name="levels_set_for_a_reason"),
        ]
        indexes = [models.Index(fields=["holder_id", "set_at", "id"], name="challenge_levels_by_day")]


class Challenge(HeldModel):
    """A professional disagrees with a decision: at which level, by when, and what somebody else answered."""

    concern = HeldKey("concerns.Concern", related_name="challenges")
    decision = HeldKey(Decision, related_name="challenges")
    level = models.TextField()  # of the agency's levels, or where it had set none of the nation's
    levels = HeldKey(ChallengeLevels, null=True, related_name="challenges")
    raised_by = models.TextField()
    reasons = models.TextField()
    raised_at = models.DateTimeField()
    due = models.DateTimeField()
    answered_by = models.TextField(blank=True)
    answered_by_id = models.UUIDField(null=True)
    answered_for = models.TextField(blank=True)  # whose answer it is, where somebody outside Hearth gave it
    answer = models.TextField(blank=True)
    changes = models.BooleanField(null=True)  # whether the decision is to be made anew
    answered_at = models.DateTimeField(null=True)
    escalates = HeldKey("triage.Challenge", null=True, related_name="escalations")

    class Meta:
        db_table = "triage_challenge"
        constraints = [
            models.UniqueConstraint(fields=["decision", "level"], name="challenged_once_a_level"),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | ~models.Q(answer=""), name="answered_in_words"
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder_id", "due", "id"], name="challenges_open", condition=models.Q(answered_at__isnull=True)
            ),
            models.Index(fields=["holder_id", "raised_at"], name="challenges_by_day"),
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
from hearth.triage.matching.models import (  # noqa: E402, F401
    LikelySame,
    RestrictedMatch,
    ShownFrom,
    ToldKey,
    ToldLikeness,
    WeightsVersion,
)
