from django.db import models

from hearth.referrals.handovers.rules import STATES
from hearth.scope.models import HeldKey, HeldModel


class Handover(HeldModel):
    """One agency asks another to hold a family from now on. Kept by the one that asks, which holds until the yes.

    The record itself never changes holder: the other goes on in the record that the family once came from, or enters
    a copy of what was sent, which keeps its origin.
    """

    family = HeldKey("families.Family", related_name="handovers")
    family_name = models.TextField()
    restricted = models.BooleanField(default=False)
    from_agency_name = models.TextField()
    from_team_id = models.UUIDField()
    from_body_id = models.TextField(blank=True)
    to_holder_id = models.UUIDField()
    to_agency_name = models.TextField()
    to_team_id = models.UUIDField()
    to_team_name = models.TextField()
    people = models.JSONField()  # as sent
    why = models.TextField()
    history = models.TextField()  # what they must know of what came before, chosen by a person
    lawful_basis = models.TextField()
    family_told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    asked_by_id = models.UUIDField()
    asked_by = models.TextField()
    answer_due = models.DateTimeField()
    state = models.TextField(choices=STATES, default="asked")
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)
    answered_by = models.TextField(blank=True)
    answer = models.TextField(blank=True)  # why refused, or why revoked
    their_family_id = models.UUIDField(null=True)  # in the other register: where it once came from, or the copy

    class Meta:
        db_table = "referrals_handover"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(to_holder_id=models.F("holder_id")), name="handed_over_to_another_agency"
            ),
            models.CheckConstraint(
                condition=models.Q(family_told=True) | ~models.Q(why_not_told=""), name="handed_over_told_or_why_not"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | ~models.Q(answered_by_id=models.F("asked_by_id")),
                name="nobody_accepts_their_own_handover",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["refused", "revoked"]) | ~models.Q(answer=""),
                name="handover_refused_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["holder_id", "family"],
                name="one_open_handover_of_a_family",
                condition=models.Q(state="asked"),
            ),
        ]
        indexes = [
            models.Index(fields=["to_holder_id", "to_team_id", "state", "answer_due", "id"], name="handovers_received"),
            models.Index(fields=["holder_id", "state", "answer_due", "id"], name="handovers_asked"),
        ]
