"""Write what happened. Part of the action that made it happen, so no event of its own."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.access.models import Agency
from hearth.chronology import writing
from hearth.chronology.models import Entry
from hearth.chronology.telling import Happening, columns_of
from hearth.families.models import Family
from hearth.scope.asking import rows_of, say

__all__ = ["Happening", "own_agency", "take_out", "write_entry"]


def write_entry(*, family: Family, told: Happening) -> Entry:
    """One entry a source: telling it again rewrites it, but opens it to nobody from whom a person has kept it."""
    kind, id = told.key
    source = {"holder": family.holder_id, "family": family.pk, "source_kind": kind, "source_id": id}
    ((agency, narrowed),) = rows_of(writing.BEFOREHAND, **source)
    now, columns = timezone.now(), columns_of(told, agency, narrowed)
    (row,) = rows_of(writing.ENTRY, id=uuid7(), now=now, **source, **columns)
    entry: Entry = writing.ENTRY_COLUMNS.read(iter(row))
    entry.family = family
    _say_of_whom_and_what(entry, told, now)
    return entry


def _say_of_whom_and_what(entry: Entry, told: Happening, now: datetime) -> None:
    here = {"holder": entry.holder_id, "entry": entry.pk}
    say(writing.FORGET_OF_WHOM_AND_WHAT, **here)
    if people := [person.pk for person in told.people]:
        say(writing.OF_WHOM, people=people, now=now, **here)
    if needs := list(dict.fromkeys(told.needs)):
        say(writing.OF_WHAT, needs=needs, now=now, **here)


def take_out(*, family: Family, source: Any) -> None:
    """What is open again has not happened yet: its entries wait until it is told anew."""
    kind = source._meta.label_lower
    Entry.objects.filter(holder_id=family.holder_id, family=family, source_kind=kind, source_id=source.pk).delete()


def own_agency(holder_id: UUID) -> str:
    """Whose register it is, by name."""
    return Agency.objects.filter(pk=holder_id).values_list("name", flat=True).first() or ""
