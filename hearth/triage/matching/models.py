"""What a register has learned about likeness, and what its people have said about pairs."""

from django.db import models

from hearth.families.likeness.models import ProfileRow
from hearth.scope.models import HeldKey, HeldModel


class WeightsVersion(HeldModel):
    """Parameters trained on a register's own people. Never changed: training again adds the next number.

    `levels`: comparison → level → [m, u]. `frequencies`: comparison → folded name → its share, above the floor.
    """

    number = models.IntegerField()
    duplicates = models.FloatField()  # the chance that two records at random are one person
    people = models.IntegerField()  # how many were counted
    frequency_floor = models.FloatField()
    levels = models.JSONField()
    frequencies = models.JSONField()
    kept_from_before = models.JSONField(default=list)  # [comparison, level] that no pair was seen of: the shipped ones
    trained_by = models.TextField()
    trained_at = models.DateTimeField()

    class Meta:
        db_table = "triage_weights_version"
        constraints = [models.UniqueConstraint(fields=["holder_id", "number"], name="one_weights_a_number")]


class ShownFrom(HeldModel):
    """From which weight a candidate is shown, and from which the nightly pass proposes. The latest one holds."""

    show_from = models.FloatField()
    propose_from = models.FloatField()
    why = models.TextField()
    set_by = models.TextField()
    set_by_id = models.UUIDField()
    set_at = models.DateTimeField()

    class Meta:
        db_table = "triage_shown_from"
        verbose_name_plural = "shown from"
        indexes = [models.Index(fields=["holder_id", "set_at"], name="shown_from_by_day")]


class ToldLikeness(ProfileRow):
    """Of one child as described, so that a later worry finds this one before anybody has decided it."""

    reported_child = HeldKey("concerns.ReportedChild", related_name="likeness")

    class Meta:
        db_table = "triage_told_likeness"
        verbose_name_plural = "told likenesses"
        constraints = [models.UniqueConstraint(fields=["reported_child"], name="one_told_likeness_a_child")]
        indexes = [models.Index(fields=["holder_id", "reported_child"], name="told_likeness_by_child")]


class ToldKey(HeldModel):
    """One key under which one described child is looked up."""

    key = models.TextField()
    reported_child = HeldKey("concerns.ReportedChild", related_name="likeness_keys")

    class Meta:
        db_table = "triage_told_key"
        constraints = [models.UniqueConstraint(fields=["reported_child", "key"], name="one_told_key_a_child")]
        indexes = [models.Index(fields=["holder_id", "key"], name="told_by_likeness")]


class RestrictedMatch(HeldModel):
    """A worry may be about a restricted family, and these have been told. Nobody else sees that there is such a row."""

    concern = HeldKey("concerns.Concern", related_name="restricted_matches")
    family = HeldKey("families.Family", related_name="restricted_matches")
    team_id = models.UUIDField()

    class Meta:
        db_table = "triage_restricted_match"
        verbose_name_plural = "restricted matches"
        constraints = [
            models.UniqueConstraint(fields=["concern", "family", "team_id"], name="told_once_of_a_restricted_match")
        ]


ANSWERS = {"same": "The same person", "not_same": "Not the same person", "cannot_tell": "Nobody can tell"}


class LikelySame(HeldModel):
    """Two records that the nightly pass finds alike. What people said of them is kept, and they are not asked again."""

    person = HeldKey("families.Person", related_name="+")
    other = HeldKey("families.Person", related_name="+")
    weight = models.FloatField()
    group = models.TextField(blank=True)  # those that hang together; empty for a pair that is only for checking
    weights_number = models.IntegerField()
    found_at = models.DateTimeField()
    answer = models.TextField(choices=ANSWERS, blank=True)
    why = models.TextField(blank=True)
    answered_by = models.TextField(blank=True)
    answered_by_id = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "triage_likely_same"
        verbose_name_plural = "likely the same"
        constraints = [models.UniqueConstraint(fields=["person", "other"], name="one_likely_same_a_pair")]
        indexes = [
            models.Index(fields=["holder_id", "answer", "weight", "id"], name="likely_same_by_weight"),
            models.Index(fields=["holder_id", "group"], name="likely_same_of_a_group"),
        ]
