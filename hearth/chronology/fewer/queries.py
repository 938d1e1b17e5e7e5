"""What stands narrowed of a family."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from hearth.chronology.models import Entry, Narrowed
from hearth.families.models import Family

Key = tuple[str, UUID]


def narrowed_in(family: Family, **which: object) -> Mapping[Key, str]:
    """Who may see each happening that somebody narrowed, by its source."""
    rows = Narrowed.objects.filter(holder_id=family.holder_id, family=family, ended_at=None, **which)
    return {(kind, id): code for kind, id, code in rows.values_list("source_kind", "source_id", "seen_by")}


def decided_about(entry: Entry) -> Sequence[Narrowed]:
    """Everything that was decided about one happening, the newest first."""
    source = {"source_kind": entry.source_kind, "source_id": entry.source_id}
    rows = Narrowed.objects.filter(holder_id=entry.holder_id, family=entry.family_id, **source)
    return list(rows.order_by("-id"))
