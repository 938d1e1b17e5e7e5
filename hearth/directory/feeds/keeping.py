"""Keep a record as it came, and write the entry that it maps to. A mapping can be run again over all that is kept."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from hearth.directory.models import Feed, FeedFetch, FeedRecord, Service
from hearth.directory.openreferral.mapping import Known, Mapped, map_record
from hearth.directory.writing import Keeping, write_entry
from hearth.places.models import ResponsibleBody

ADDED, CHANGED, UNCHANGED, REJECTED = "added", "changed", "unchanged", "rejected"
NO_LICENCE = "Nobody has written down on which terms this feed may be republished."


@dataclass
class Reading:
    """A feed being read: what is known of places, and what became of each record."""

    feed: Feed
    known: Known = field(default_factory=lambda: known_places())

    def keep(self, source_id: str, raw: Any, fetch: FeedFetch | None) -> str:
        """What became of the record: added, changed, unchanged or rejected."""
        record = FeedRecord.objects.filter(feed=self.feed, source_id=source_id).first()
        seen = {"seen_in": fetch, "seen_at": timezone.now(), "missed": 0, "withdrawn_at": None}
        digest = hash_of(raw)
        if record and record.hash == digest and not record.withdrawn_at:
            FeedRecord.objects.filter(pk=record.pk).update(**seen)
            return REJECTED if record.problems else UNCHANGED
        record = record or FeedRecord(feed=self.feed, source_id=source_id)
        for name, value in {**seen, "raw": raw, "hash": digest}.items():
            setattr(record, name, value)
        return self.map(record)

    def map(self, record: FeedRecord) -> str:
        """Map what is kept, and write the entry where there is one and it may be shown."""
        mapped = map_record(record.raw, self.feed.pk, self.known)
        entry = self._own_id(mapped)
        record.problems = [*mapped.problems, *([] if self.feed.may_be_republished else [NO_LICENCE])]
        before = record.service_id
        if entry is not None and not record.problems:
            record.service = write_entry(entry, Keeping(self.feed.keeper_id, self.feed.pk))
        elif before:
            take_down([before])
        record.save()
        if record.problems:
            return REJECTED
        return CHANGED if before else ADDED

    def _own_id(self, mapped: Mapped) -> Any:
        """A record never takes over the row of somebody else's service, whatever id it gives itself."""
        entry = mapped.entry
        if entry is None:
            return None
        if Service.objects.filter(pk=entry.id).exclude(feed=self.feed).exists() or (
            Service.objects.filter(pk=entry.id, feed=None).exists()
        ):
            return entry.model_copy(update={"id": uuid5(self.feed.pk, str(entry.id))})
        return entry


def known_places() -> Known:
    """Bodies by id and by name, "Northmoor Council" by "northmoor" too."""
    by_name: dict[str, str] = {}
    for id, name, other in ResponsibleBody.objects.values_list("id", "name", "other_name"):
        for each in filter(None, (name, other)):
            by_name[each.lower()] = id
            by_name.setdefault(each.lower().removesuffix(" council").removesuffix(" county"), id)
    return Known(frozenset(by_name.values()), by_name)


def take_down(services: list[UUID]) -> int:
    """No longer shown; the rows stay, and come back when the feed has them again."""
    return Service.objects.filter(pk__in=services, listed=True).update(
        listed=False, status="inactive", modified_at=timezone.now()
    )


def hash_of(raw: Any) -> str:
    return hashlib.sha256(json.dumps(raw, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
