"""What a register has learned about likeness, and what its people have said about pairs."""

from django.db import models

from hearth.scope.models import HeldModel


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
