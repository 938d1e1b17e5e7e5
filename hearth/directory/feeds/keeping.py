"""Keep a record as it came, and write the entry that it maps to. A mapping can be run again over all that is kept."""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from hearth.directory.entry import Entry
from hearth.directory.models import Feed, FeedFetch, FeedRecord, Service
from hearth.directory.openreferral.mapping import Known, map_record
from hearth.directory.writing import Keeping, write_entries
from hearth.places.models import ResponsibleBody

ADDED, CHANGED, UNCHANGED, REJECTED = "added", "changed", "unchanged", "rejected"
KEPT = ["raw", "hash", "seen_in", "seen_at", "missed", "withdrawn_at", "problems", "notes", "service"]
NO_LICENCE = "Nobody has written down on which terms this feed may be republished."


@dataclass
class Reading:
    """A feed being read: what is known of places, and what became of each record."""

    feed: Feed
    known: Known = field(default_factory=lambda: known_places())
    unread: Counter[str] = field(default_factory=Counter)  # why records were not given

    def keep(self, said: Mapping[str, Any], fetch: FeedFetch | None) -> list[str]:
        """Records by the feed's ids; what became of each: added, changed, unchanged or rejected."""
        kept = {id: "null" if raw is None else storable(raw) for id, raw in said.items()}
        before = {row.source_id: row for row in FeedRecord.objects.filter(feed=self.feed, source_id__in=kept)}
        seen = {"seen_in": fetch, "seen_at": timezone.now(), "missed": 0, "withdrawn_at": None}
        same, other = list[FeedRecord](), list[FeedRecord]()
        for id, raw in kept.items():
            row, digest = before.get(id), hash_of(raw)
            if row and row.hash == digest and not row.withdrawn_at:
                same.append(row)
                continue
            row = row or FeedRecord(feed=self.feed, source_id=id)
            for name, value in {**seen, "raw": raw, "hash": digest}.items():
                setattr(row, name, value)
            other.append(row)
        FeedRecord.objects.filter(pk__in=[row.pk for row in same]).update(**seen)
        return [*self.map(other), *(REJECTED if row.problems else UNCHANGED for row in same)]

    def map(self, records: list[FeedRecord]) -> list[str]:
        """Map what is kept, and write the entries that there are and that may be shown."""
        mapped = [(record, map_record(record.raw, self.feed.pk, self.known)) for record in records]
        entries = self._own_ids({record.source_id: it.entry for record, it in mapped if it.entry is not None})
        for record, it in mapped:
            record.notes = list(it.notes)
            record.problems = [*it.problems, *([] if self.feed.may_be_republished else [NO_LICENCE])]
            if record.problems:
                entries.pop(record.source_id, None)
        became = [self._became(record) for record in records]
        if not records:
            return became
        write_entries(entries.values(), Keeping(self.feed.keeper_id, self.feed.pk))
        take_down([record.service_id for record in records if record.problems and record.service_id])
        for record in records:
            if record.source_id in entries:
                record.service_id = entries[record.source_id].id
        FeedRecord.objects.bulk_create(
            records, update_conflicts=True, unique_fields=["feed", "source_id"], update_fields=KEPT
        )
        return became

    def _became(self, record: FeedRecord) -> str:
        if record.problems:
            return REJECTED
        return CHANGED if record.service_id else ADDED

    def _own_ids(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        """A record never takes over the row of somebody else's service, whatever id it gives itself."""
        ids = [entry.id for entry in entries.values()]
        others = Service.objects.filter(pk__in=ids).exclude(feed=self.feed)
        theirs = set(others.values_list("pk", flat=True))
        return {
            source_id: entry.model_copy(update={"id": uuid5(self.feed.pk, str(entry.id))})
            if entry.id in theirs
            else entry
            for source_id, entry in entries.items()
        }


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


def storable(raw: Any) -> Any:
    """As it came, but for what no database can hold: a zero character, half a character, a number that is none."""
    match raw:
        case str():
            return raw.replace("\x00", "\ufffd").encode("utf-8", "replace").decode() if not _plain(raw) else raw
        case float() if not math.isfinite(raw):
            return None
        case list():
            return [storable(each) for each in raw]
        case dict():
            return {storable(str(name)): storable(each) for name, each in raw.items()}
    return raw


def _plain(text: str) -> bool:
    return text.isascii() and "\x00" not in text


def hash_of(raw: Any) -> str:
    return hashlib.sha256(json.dumps(raw, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
