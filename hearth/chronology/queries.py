"""What happened to a family, as the viewer may see it. Every list, count and copy of entries begins here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.chronology.counting import SEEN
from hearth.chronology.models import Entry, EntryPerson
from hearth.chronology.rules import seen_by
from hearth.families.likeness.elsewhere import other_records
from hearth.families.models import Family
from hearth.families.queries import families_for
from hearth.families.rules import called
from hearth.scope.worded import worded_once

Before = tuple[date, UUID]


def entries_for(viewer: Viewer, family: Family, *, joined: bool = True) -> QuerySet[Entry]:
    """The entries of a family that was found through `families.queries`, which asks who is looking; and what was told
    of its people where they are on record elsewhere too, in families that are open to the same viewer.

    Not `joined`, where the page knows that nobody of the family is on record twice: then less is asked.
    """
    return _seen(family, seen_by(viewer.role), told_elsewhere(viewer, family) if joined else None)


def entries_of(viewer: Viewer, family: Family) -> QuerySet[Entry]:
    """Of this record alone: what is given out of it knows nobody else's."""
    return entries_seen_by(family, seen_by(viewer.role))


def entries_seen_by(family: Family, codes: Sequence[str]) -> QuerySet[Entry]:
    """By those codes of `rules.SEEN_BY`. What tells of a sealed person is not among them, whoever looks."""
    return _seen(family, codes)


def _seen(family: Family, codes: Sequence[str], elsewhere: QuerySet[Entry] | None = None) -> QuerySet[Entry]:
    whose: Any = Q(family=family) if elsewhere is None else Q(family=family) | among(elsewhere)
    return _entries(whose, family.holder_id, family.pk, codes)


def _entries(whose: Q, holder: UUID, family: UUID, codes: Sequence[str]) -> QuerySet[Entry]:
    sealed = EntryPerson.objects.filter(
        holder_id=holder, person__memberships__family=family, person__sealed_at__isnull=False
    )
    entries = Entry.objects.filter(whose, holder_id=holder, seen_by__in=codes)
    return entries.exclude(pk__in=sealed.values("entry_id"))


@worded_once
def newest_of(holder: UUID, family: UUID, *, codes: tuple[str, ...], many: int) -> QuerySet[Entry]:
    """The first page of a chronology as it is mostly read: of nobody on record twice, and not narrowed. Each entry
    with `record`, the family's name."""
    entries = _entries(Q(family=family), holder, family, codes).annotate(record=F("family__name"))
    return entries.order_by("-happened", "-id")[: many + 1]


@worded_once
def seen_in(holder: UUID, family: UUID, *, codes: tuple[str, ...]) -> QuerySet[Entry, Any]:
    """What is counted of it."""
    return _entries(Q(family=family), holder, family, codes).order_by().values_list(*SEEN)


def told_elsewhere(viewer: Viewer, family: Family) -> QuerySet[Entry]:
    """Entries of other families that tell of this one's people: one for each happening that this record does not tell
    of itself, so that a worry about both is read, and counted, once."""
    of_whom = EntryPerson.objects.filter(holder_id=family.holder_id, entry=OuterRef("pk"))
    here = Entry.objects.filter(
        holder_id=family.holder_id, family=family, source_kind=OuterRef("source_kind"), source_id=OuterRef("source_id")
    )
    entries = Entry.objects.filter(
        ~Exists(of_whom.filter(person__sealed_at__isnull=False)),
        ~Exists(here),
        holder_id=family.holder_id,
        people__person__in=other_records(family),
        family__in=families_for(viewer).exclude(pk=family.pk),
        seen_by__in=seen_by(viewer.role),
    )
    return entries.order_by("source_kind", "source_id", "id").distinct("source_kind", "source_id")


def among(entries: QuerySet[Entry]) -> Func:
    """As `pk__in`, found first and once, so that the key's index is used beside the family's."""
    listed = ArraySubquery(entries.values("pk"))
    return Func(F("pk"), listed, template="(%(expressions)s))", arg_joiner=" = ANY(", output_field=BooleanField())


def chronology_of(
    viewer: Viewer, family: Family, *, strand: str = "", before: Before | None = None, many: int = 50
) -> Sequence[Entry]:
    """The newest happenings first and one more than asked for, each page found by key and not by counting."""
    entries = entries_for(viewer, family)
    if strand:
        entries = entries.filter(strand=strand)
    return a_page(entries, before, many)


@dataclass(frozen=True)
class About:
    """Of a page of entries, by entry: the names of whom each is about, eldest first, and the needs that it tells of."""

    people: Mapping[UUID, Sequence[str]]
    needs: Mapping[UUID, Sequence[str]]


# Written out: for sixty entries, building these from models took longer than answering them.
OF_WHOM = """
SELECT told.entry_id, person.given_names, person.known_as, person.family_name
  FROM chronology_entry_person told
  JOIN families_person person ON person.holder_id = told.holder_id AND person.id = told.person_id
 WHERE told.holder_id = %(holder)s AND told.entry_id = ANY(%(entries)s)
 ORDER BY person.born, person.id
"""
OF_WHAT = """
SELECT entry_id, need FROM chronology_entry_need
 WHERE holder_id = %(holder)s AND entry_id = ANY(%(entries)s) ORDER BY id
"""


def about_whom(entries: Sequence[Entry], holder_id: UUID) -> About:
    """Two questions for the whole page, and no model for an answer."""
    people: dict[UUID, list[str]] = {}
    needs: dict[UUID, list[str]] = {}
    asked: dict[str, Any] = {"holder": holder_id, "entries": [each.pk for each in entries]}
    with connection.cursor() as cursor:
        cursor.execute(OF_WHOM, asked)
        for entry, *names in cursor.fetchall():
            people.setdefault(entry, []).append(called(*names))
        cursor.execute(OF_WHAT, asked)
        for entry, need in cursor.fetchall():
            needs.setdefault(entry, []).append(need)
    return About(people, needs)


def a_page(entries: QuerySet[Entry], before: Before | None, many: int) -> list[Entry]:
    if before:
        day, entry_id = before
        entries = entries.filter(happened__lte=day).filter(Q(happened__lt=day) | Q(id__lt=entry_id))
    return list(entries.order_by("-happened", "-id")[: many + 1])
