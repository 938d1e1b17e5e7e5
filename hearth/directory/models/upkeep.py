"""Looking after entries: what providers propose, what anybody tells us, whom to ask. The keeper's own rows."""

from django.db import models
from uuid_utils.compat import uuid7

from hearth.scope.models import HeldModel

WAITING, APPROVED, REFUSED, REPLACED = "waiting", "approved", "refused", "replaced"
PROPOSAL_STATES = {
    WAITING: "Waiting for approval",
    APPROVED: "Approved",
    REFUSED: "Refused",
    REPLACED: "Replaced by a newer one",
}


class Proposal(HeldModel):
    """An entry as its provider would have it. Nothing of it is public before a keeper approves."""

    service_id = models.UUIDField()  # of a new service too, so no foreign key
    base_version = models.IntegerField(null=True)  # of the service it was made from; none for a new one
    entry = models.JSONField()
    agency_id = models.UUIDField()  # whose people proposed it
    by_name = models.TextField()
    state = models.TextField(choices=PROPOSAL_STATES, default=WAITING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "directory_proposal"
        indexes = [
            models.Index(fields=["holder_id", "state", "created_at", "id"], name="proposals_waiting"),
            models.Index(fields=["holder_id", "service_id", "-created_at"], name="proposals_of_a_service"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["service_id"], condition=models.Q(state=WAITING), name="one_proposal_waits_a_service"
            )
        ]


class NewService(models.Model):
    """A service that a provider wrote and that is in no directory yet: with whom it waits, so that they find it again.

    It says nothing of the service itself. What was written is the keeper's, in the proposal.
    """

    service_id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey("access.Agency", models.PROTECT, related_name="+")  # whose people wrote it
    keeper = models.ForeignKey("access.Agency", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "directory_new_service"


class Feedback(HeldModel):
    """Anybody said that an entry is out of date. No name is asked for."""

    service_id = models.UUIDField()
    words = models.TextField()
    dealt_with_at = models.DateTimeField(null=True)
    dealt_with_by = models.TextField(blank=True)

    class Meta:
        db_table = "directory_feedback"
        indexes = [models.Index(fields=["holder_id", "dealt_with_at", "created_at", "id"], name="feedback_waiting")]


class Owner(HeldModel):
    """Whom to ask whether an entry is right, what staff should know, and when they were last asked."""

    service_id = models.UUIDField(unique=True)
    email = models.TextField(blank=True)
    staff_words = models.TextField(blank=True)  # how staff refer; never published
    asked_on = models.DateField(null=True)

    class Meta:
        db_table = "directory_owner"


class UnmetNeed(HeldModel):
    """How often, in a month and an area, nothing fitted a need. Counts, and nobody behind them."""

    month = models.DateField()  # its first day
    body_id = models.TextField()
    area = models.TextField(blank=True)  # a ward's code
    need = models.TextField()
    why = models.TextField()  # nothing_here, too_young_or_old, full, other
    many = models.IntegerField(default=1)

    class Meta:
        db_table = "directory_unmet_need"
        constraints = [
            models.UniqueConstraint(
                fields=["holder_id", "month", "body_id", "area", "need", "why"], name="one_count_of_unmet_need"
            )
        ]


class Shortlist(models.Model):
    """Services that somebody put together, behind a link that cannot be guessed. It says nothing of for whom."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    token = models.TextField(unique=True)
    services = models.JSONField(default=list)
    made_on = models.DateField()

    class Meta:
        db_table = "directory_shortlist"
