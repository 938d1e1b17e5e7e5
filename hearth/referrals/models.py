from django.db import models

from hearth.referrals.rules import STATES
from hearth.scope.models import HeldModel


class ServiceReferral(HeldModel):
    """One agency asks another to help a family. Kept by the asker; the asked sees this row and nothing else.

    What is sent is a copy, chosen by a person; once accepted, the asked agency makes a record of its own from it.
    """

    to_holder_id = models.UUIDField()
    to_agency_name = models.TextField()
    from_agency_name = models.TextField()
    from_body_id = models.TextField(blank=True)
    family_id = models.UUIDField()  # in the asker's register; means nothing to the asked
    family_name = models.TextField()
    programme = models.TextField()  # a programme's id in the practice library
    reason = models.TextField()
    referral_reasons = models.JSONField(default=list)  # need or reason ids
    people = models.JSONField()  # as sent: names, birth dates, roles
    history = models.TextField(blank=True)  # what was shared of earlier worries
    lawful_basis = models.TextField()
    family_told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    asked_by = models.TextField()
    state = models.TextField(choices=STATES, default="sent")
    answer_due = models.DateTimeField()

    class Meta:
        db_table = "referrals_service_referral"
        indexes = [
            models.Index(fields=["to_holder_id", "state", "answer_due"], name="referrals_received"),
            models.Index(fields=["holder_id", "state", "answer_due"], name="referrals_made"),
        ]


class ReferralState(HeldModel):
    """Each state with its time and reason, so that the time to an answer can be counted."""

    referral_id = models.UUIDField()
    to_holder_id = models.UUIDField()
    state = models.TextField(choices=STATES)
    at = models.DateTimeField()
    by_name = models.TextField()
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "referrals_state"
        indexes = [models.Index(fields=["holder_id", "referral_id", "at"], name="states_of_a_referral")]
