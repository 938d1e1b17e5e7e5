"""Write what happened. Part of the action that made it happen, so no event of its own."""

from typing import Any
from uuid import UUID

from hearth.access.models import Agency
from hearth.chronology.fewer.queries import narrowed_in
from hearth.chronology.models import Entry, EntryNeed, EntryPerson
from hearth.chronology.telling import Happening, columns_of
from hearth.families.models import Family

__all__ = ["Happening", "own_agency", "take_out", "write_entry"]


def write_entry(*, family: Family, told: Happening) -> Entry:
    """One entry a source: telling it again rewrites it, but opens it to nobody from whom a person has kept it."""
    kind, id = told.key
    narrowed = narrowed_in(family, source_kind=kind, source_id=id).get(told.key)
    entry, _ = Entry.objects.update_or_create(
        holder_id=family.holder_id,
        family=family,
        source_kind=kind,
        source_id=id,
        defaults=columns_of(told, own_agency(family.holder_id), narrowed),
    )
    entry.people.all().delete()
    EntryPerson.objects.bulk_create(EntryPerson(entry=entry, person=person) for person in told.people)
    entry.needs.all().delete()
    EntryNeed.objects.bulk_create(EntryNeed(entry=entry, need=need) for need in dict.fromkeys(told.needs))
    return entry


def take_out(*, family: Family, source: Any) -> None:
    """What is open again has not happened yet: its entries wait until it is told anew."""
    kind = source._meta.label_lower
    Entry.objects.filter(holder_id=family.holder_id, family=family, source_kind=kind, source_id=source.pk).delete()


def own_agency(holder_id: UUID) -> str:
    """Whose register it is, by name."""
    return Agency.objects.filter(pk=holder_id).values_list("name", flat=True).first() or ""
