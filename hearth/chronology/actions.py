"""Write what happened. Part of the action that made it happen, so no event of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.chronology.models import Entry, EntryPerson
from hearth.families.models import Family, Person


@dataclass(frozen=True)
class Happening:
    """One thing that happened, as its stage tells it."""

    happened: date
    strand: str  # worries, life, agencies
    title: str
    source: Any  # the row it is told of
    words: str = ""
    need: str = ""
    source_name: str = ""
    people: Iterable[Person] = ()
    staff_only: bool = True


def write_entry(*, family: Family, told: Happening) -> Entry:
    """One entry a source: telling it again rewrites it."""
    entry, _ = Entry.objects.update_or_create(
        holder_id=family.holder_id,
        family=family,
        source_kind=told.source._meta.label_lower,
        source_id=told.source.pk,
        defaults={
            "happened": told.happened,
            "strand": told.strand,
            "title": told.title,
            "words": told.words,
            "need": told.need,
            "source_name": told.source_name,
            "staff_only": told.staff_only,
        },
    )
    entry.people.all().delete()
    EntryPerson.objects.bulk_create(EntryPerson(entry=entry, person=person) for person in told.people)
    return entry
