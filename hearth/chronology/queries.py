"""What happened to a family, as the viewer may see it. Every list, count and copy of entries begins here."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.chronology.models import Entry, EntryPerson
from hearth.chronology.rules import seen_by
from hearth.families.models import Family

Before = tuple[date, UUID]


def entries_for(viewer: Viewer, family: Family) -> QuerySet[Entry]:
    """The entries of a family that was found through `families.queries`, which asks who is looking."""
    return entries_seen_by(family, seen_by(viewer.role))


def entries_seen_by(family: Family, codes: Sequence[str]) -> QuerySet[Entry]:
    """By those codes of `rules.SEEN_BY`. What tells of a sealed person is not among them, whoever looks."""
    sealed = EntryPerson.objects.filter(
        holder_id=family.holder_id, person__memberships__family=family, person__sealed_at__isnull=False
    )
    entries = Entry.objects.filter(holder_id=family.holder_id, family=family, seen_by__in=codes)
    return entries.exclude(pk__in=sealed.values("entry_id"))


def chronology_of(
    viewer: Viewer, family: Family, *, strand: str = "", before: Before | None = None, many: int = 50
) -> Sequence[Entry]:
    """The newest happenings first and one more than asked for, each page found by key and not by counting."""
    entries = entries_for(viewer, family)
    if strand:
        entries = entries.filter(strand=strand)
    return a_page(entries, before, many)


def a_page(entries: QuerySet[Entry], before: Before | None, many: int) -> list[Entry]:
    if before:
        day, entry_id = before
        entries = entries.filter(happened__lte=day).filter(Q(happened__lt=day) | Q(id__lt=entry_id))
    return list(entries.order_by("-happened", "-id")[: many + 1])
