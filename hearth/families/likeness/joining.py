"""Two records of one person are read together, and can be read apart again: nothing moved, so nothing is guessed."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.families.likeness.models import SamePerson
from hearth.families.models import Person
from hearth.scope.actions import action, record


class CannotJoin(ValueError):
    """A sentence for the person who asked."""


@action
def join(*, person: Person, same_as: Person, why: str, by: Viewer) -> SamePerson:
    """From now on `person` is read as `same_as`. Where either is joined already, the whole of each is joined.

    Earlier joins stay as they were made, so that each can be undone by itself. Raises `CannotJoin`.
    """
    if not why.strip():
        raise CannotJoin("Say why they are the same person.")
    _hold({person.pk, same_as.pk}, person.holder_id)
    one, other = _read_as(person), _read_as(same_as)
    if one == other:
        raise CannotJoin("These records have been joined already.")
    if Person.objects.filter(holder_id=person.holder_id, pk__in=[one, other], sealed_at__isnull=False).exists():
        raise CannotJoin("One of these records is not open.")
    joined = SamePerson.objects.create(
        person_id=one, same_as_id=other, why=why, joined_by=by.name, joined_by_id=by.id, joined_at=timezone.now()
    )
    record(by=by, verb="joined", subject=joined, fields=["person", "same_as", "why"])
    return joined


@action
def part(*, joined: SamePerson, why: str, by: Viewer) -> SamePerson:
    """They are two people after all. Both records are what they were, with what was added to each meanwhile."""
    if not why.strip():
        raise CannotJoin("Say why they are two people.")
    row = SamePerson.objects.select_for_update().get(holder_id=joined.holder_id, pk=joined.pk)
    if row.parted_at:
        raise CannotJoin(f"{row.parted_by} has parted these records already.")
    row.parted_at, row.parted_by, row.parted_by_id, row.parted_why = timezone.now(), by.name, by.id, why
    row.save(update_fields=["parted_at", "parted_by", "parted_by_id", "parted_why"])
    record(by=by, verb="parted", subject=row, fields=["parted_why"])
    return row


def read_as(holder_id: UUID, people: Iterable[UUID]) -> dict[UUID, UUID]:
    """Those of these people who are read as somebody else, and as whom, along however many joins."""
    asked = set(people)
    group = _hanging_together(holder_id, asked)
    return {person: whole for person in asked if (whole := _end_of(person, group)) != person}


def with_joined(holder_id: UUID, people: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """For each of these people who is on record more than once, all their records."""
    asked = set(people)
    group = _hanging_together(holder_id, asked)
    wholes: dict[UUID, set[UUID]] = {}
    for person in {*group, *group.values()}:
        wholes.setdefault(_end_of(person, group), set()).add(person)
    return {person: frozenset(together) for together in wholes.values() for person in together & asked}


def _hanging_together(holder_id: UUID, people: set[UUID]) -> dict[UUID, UUID]:
    """Every standing join that these people are in, directly or by others: mostly one question, or two."""
    known: dict[UUID, UUID] = {}
    reached, new = set(people), set(people)
    while new:
        rows = _standing(holder_id).filter(Q(person__in=new) | Q(same_as__in=new))
        known |= dict(rows.values_list("person_id", "same_as_id"))
        new = {*known, *known.values()} - reached
        reached |= new
    return known


def _end_of(person: UUID, joins: dict[UUID, UUID]) -> UUID:
    while person in joins:
        person = joins[person]
    return person


def _standing(holder_id: UUID) -> QuerySet[SamePerson]:
    return SamePerson.objects.filter(holder_id=holder_id, parted_at=None)


def _read_as(person: Person) -> UUID:
    return read_as(person.holder_id, [person.pk]).get(person.pk, person.pk)


def _hold(people: Collection[UUID], holder_id: UUID) -> None:
    """Two workers join at once: one after the other, in one order."""
    list(Person.objects.filter(holder_id=holder_id, pk__in=people).order_by("id").select_for_update(of=("self",)))
