"""A question that somebody asked, and what was said to and fro. It is about a worry, and is no record of a child."""

from django.db import models

from hearth.concerns.advice.rules import ENTRIES, TOLD, WAYS
from hearth.scope.models import HeldKey, HeldModel


class AdviceRequest(HeldModel):
    reference = models.TextField(unique=True)
    body_id = models.TextField()
    asked_at = models.DateTimeField()
    answer_due = models.DateTimeField()
    way = models.TextField(choices=WAYS)
    name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)  # only to say that there is an answer
    times = models.JSONField(default=list)  # when they may be rung
    safely = models.TextField(blank=True)
    lives_postcode = models.TextField(blank=True)

    reporter_user_id = models.UUIDField(null=True)
    reporter_work_address = models.TextField(blank=True)
    agency_name = models.TextField(blank=True)

    idempotency_key = models.TextField()
    way_back_hash = models.TextField()
    concern = HeldKey("concerns.Concern", null=True, related_name="asked_as")  # passed on: serious harm
    asker_told = models.TextField(choices=TOLD, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "concerns_advice_request"
        constraints = [models.UniqueConstraint(fields=["holder_id", "idempotency_key"], name="one_question_a_key")]
        indexes = [models.Index(fields=["holder_id", "closed_at", "answer_due", "id"], name="advice_by_clock")]

    def __str__(self) -> str:
        return self.reference


class AdviceEntry(HeldModel):
    """Something asked, written, or tried, in the order it happened. Never changed."""

    request = HeldKey(AdviceRequest, related_name="entries")
    kind = models.TextField(choices=ENTRIES)
    words = models.TextField(blank=True)
    by_name = models.TextField(blank=True)  # for staff: which of them
    at = models.DateTimeField()
    idempotency_key = models.TextField(blank=True, default="", db_default="")  # a hash, of what was asked on

    class Meta:
        db_table = "concerns_advice_entry"
        ordering = ("at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["holder_id", "request", "idempotency_key"],
                name="one_entry_a_key",
                condition=~models.Q(idempotency_key=""),
            )
        ]
