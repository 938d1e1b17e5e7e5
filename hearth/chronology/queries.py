"""What happened to a family, as the viewer may see it. Every list, count and copy of entries begins here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.chronology.models import Entry, EntryNeed, EntryPerson
from hearth.chronology.rules import seen_by
from hearth.families.models import Family
from hearth.families.rules import called

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


@dataclass(frozen=True)
class About:
    """Of a page of entries, by entry: the names of whom each is about, eldest first, and the needs that it tells of."""

    people: Mapping[UUID, Sequence[str]]
    needs: Mapping[UUID, Sequence[str]]


def about_whom(entries: Sequence[Entry]) -> About:
    """Two questions for the whole page, and no model for an answer: a page has sixty entries and more people."""
    people: dict[UUID, list[str]] = {}
    needs: dict[UUID, list[str]] = {}
    mine = {"holder_id__in": {each.holder_id for each in entries}, "entry__in": entries}
    in_order = EntryPerson.objects.filter(**mine).order_by("person__born", "person_id")
    for entry, *names in in_order.values_list(
        "entry_id", "person__given_names", "person__known_as", "person__family_name"
    ):
        people.setdefault(entry, []).append(called(*names))
    for entry, need in EntryNeed.objects.filter(**mine).order_by("id").values_list("entry_id", "need"):
        needs.setdefault(entry, []).append(need)
    return About(people, needs)


def a_page(entries: QuerySet[Entry], before: Before | None, many: int) -> list[Entry]:
    if before:
        day, entry_id = before
        entries = entries.filter(happened__lte=day).filter(Q(happened__lt=day) | Q(id__lt=entry_id))
    return list(entries.order_by("-happened", "-id")[: many + 1])
