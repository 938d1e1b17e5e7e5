"""The log's rows. No foreign keys: what happened stays true when its subject is gone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class AuditHead(models.Model):
    """The newest link of each chain; locked while one is added, so that a chain has no gaps and no forks."""

    chain = models.TextField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.TextField(default="")
    previous = models.TextField(default="")  # the hash before it

    class Meta:
        db_table = "audit_head"


class AuditEvent(models.Model):
    """One change, reading or refusal. Holds no words of or about a family; those lie in the detail, if anywhere."""

    id = models.UUIDField(primary_key=True)
    chain = models.TextField()
    seq = models.BigIntegerField()
    holder_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_text = models.TextField()
    agency_id = models.UUIDField(null=True)
    verb = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    field_names = ArrayField(models.TextField())
    details_digest = models.TextField(default="")
    previous_hash = models.TextField()
    hash = models.TextField()

    class Meta:
        db_table = "audit_event"
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="one_event_a_link")]
        indexes = [
            models.Index(fields=["holder_id", "subject_kind", "subject_id", "at"], name="audit_of_a_subject"),
            models.Index(fields=["holder_id", "at", "id"], name="audit_of_a_register"),
            models.Index(
                fields=["holder_id", "actor_id", "at"], name="audit_openings", condition=models.Q(verb="opened")
            ),
        ]


class AuditDetail(models.Model):
    """What may be erased when retention says so; the event keeps the digest."""

    event_id = models.UUIDField(primary_key=True)
    holder_id = models.UUIDField(null=True)
    body = models.JSONField()

    class Meta:
        db_table = "audit_detail"
