from django.db import models

from hearth.referrals.rules import AGREEMENTS, OUTCOMES, STATES
from hearth.scope.models import HeldKey, HeldModel


class ServiceReferral(HeldModel):
    """One agency asks another to help a family. Kept by the asker; the asked sees this row and nothing else.

    What is sent is a copy, chosen by a person; once accepted, the asked agency makes its own record from it.
    """

    to_holder_id = models.UUIDField()
    to_agency_name = models.TextField()
    to_team_id = models.UUIDField()
    to_team_name = models.TextField()
    from_agency_name = models.TextField()
    from_team_id = models.UUIDField()
    from_body_id = models.TextField(blank=True)
    # In the asker's register: the asked sees the id, and cannot open it.
    family = HeldKey("families.Family", related_name="referrals")
    family_name = models.TextField()
    restricted = models.BooleanField(default=False)
    programme = models.TextField()  # a programme's id in the practice library
    reason = models.TextField()
    referral_reasons = models.JSONField(default=list)  # ids of the programme's own list
    people = models.JSONField()  # as sent: names, birth dates, roles
    history = models.TextField(blank=True)  # what was shared of earlier worries
    lawful_basis = models.TextField()
    family_told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    agreement = models.TextField(choices=AGREEMENTS, default="not_asked", db_default="not_asked")  # never a condition
    # The programme's rules that were not met or not known when it was sent, way by way; and why it was sent even so.
    unmet = models.JSONField(default=list, db_default=[])
    despite = models.TextField(blank=True, db_default="")
    asked_by = models.TextField()
    state = models.TextField(choices=STATES, default="sent")  # the newest state, so that lists have an index
    answer_due = models.DateTimeField()

    class Meta:
        db_table = "referrals_service_referral"
        indexes = [
            models.Index(fields=["to_holder_id", "to_team_id", "state", "answer_due", "id"], name="referrals_received"),
            models.Index(fields=["holder_id", "state", "answer_due"], name="referrals_made"),
            models.Index(fields=["holder_id", "family"], name="referrals_of_a_family"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(family_told=True) | ~models.Q(why_not_told=""),
                name="referred_told_or_why_not",
            )
        ]


class ReferralState(HeldModel):
    """Each state with its time and reason, so that the time in each can be counted. Never edited."""

    referral = HeldKey(ServiceReferral, related_name="states")
    to_holder_id = models.UUIDField()
    state = models.TextField(choices=STATES)
    at = models.DateTimeField()
    by_name = models.TextField()
    reason = models.TextField(blank=True)
    until = models.DateField(null=True)  # on a waiting list: about until when
    outcome = models.TextField(choices=OUTCOMES, blank=True, db_default="")  # of what has ended

    class Meta:
        db_table = "referrals_state"
        indexes = [models.Index(fields=["holder_id", "referral", "at"], name="states_of_a_referral")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(state="ended"), name="outcome_only_of_what_has_ended"
            )
        ]
