"""Other directories: where they are, on whose terms, what was fetched when, and each record as it came."""

from django.db import models
from uuid_utils.compat import uuid7


class Feed(models.Model):
    """Nothing of it is republished until a person has written down its terms."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    keeper = models.ForeignKey("access.Agency", models.PROTECT, related_name="+")
    name = models.TextField(unique=True)
    url = models.TextField(blank=True)  # empty: read from files that somebody brings
    licence = models.TextField(blank=True)
    licence_noted_by = models.TextField(blank=True)
    licence_noted_on = models.DateField(null=True)
    refresh = models.BooleanField(default=True)

    class Meta:
        db_table = "directory_feed"

    def __str__(self) -> str:
        return self.name

    @property
    def may_be_republished(self) -> bool:
        return bool(self.licence)


class FeedFetch(models.Model):
    """One run over a feed, which a later process can take up where it broke off."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    feed = models.ForeignKey(Feed, models.CASCADE, related_name="fetches")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    whole = models.BooleanField(default=False)  # every page and every record was read
    next_page = models.IntegerField(default=1)
    listed = models.IntegerField(default=0)
    added = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    gone = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    problem = models.TextField(blank=True)

    class Meta:
        db_table = "directory_feed_fetch"
        indexes = [models.Index(fields=["feed", "-begun_at"], name="fetches_of_a_feed")]


class FeedRecord(models.Model):
    """A record as the feed gave it; why it is not shown, where it is not; what was left out of it, where it is."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    feed = models.ForeignKey(Feed, models.CASCADE, related_name="records", db_index=False)
    source_id = models.TextField()
    raw = models.JSONField()
    hash = models.TextField()
    seen_in = models.ForeignKey(FeedFetch, models.SET_NULL, null=True, related_name="+")
    seen_at = models.DateTimeField()
    missed = models.SmallIntegerField(default=0)  # whole runs in which it was not there
    withdrawn_at = models.DateTimeField(null=True)
    problems = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    service = models.ForeignKey("directory.Service", models.SET_NULL, null=True, related_name="+")

    class Meta:
        db_table = "directory_feed_record"
        constraints = [models.UniqueConstraint(fields=["feed", "source_id"], name="one_record_a_source_id")]
