"""What stands in a sealed record. The opening was found for whoever reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.chronology.models import Entry, EntryPerson
from hearth.chronology.rules import seen_by
from hearth.families.models import (
    Family,
    HouseholdMember,
    Identifier,
    OrderChild,
    Person,
    PersonName,
    Relationship,
    Seal,
    Status,
)

MOST = 500


@dataclass(frozen=True)
class Sealed:
    seal: Seal
    person: Person
    families: Sequence[Family]
    names: Sequence[PersonName]
    identifiers: Sequence[Identifier]
    kin: Sequence[Relationship]
    statuses: Sequence[Status]
    orders: Sequence[OrderChild]
    homes: Sequence[HouseholdMember]
    entries: Sequence[Entry]


def sealed_of(viewer: Viewer, seal: Seal) -> Sealed:
    """As it was on the day it was sealed; who they are now stands nowhere."""
    person = seal.person
    mine = {"holder_id": seal.holder_id, "person": person}
    kin = Relationship.objects.filter(Q(person=person) | Q(other=person), holder_id=seal.holder_id, withdrawn="")
    orders = OrderChild.objects.filter(holder_id=seal.holder_id, child=person)
    return Sealed(
        seal=seal,
        person=person,
        families=list(Family.objects.filter(holder_id=seal.holder_id, members__person=person).order_by("id")),
        names=list(PersonName.objects.filter(**mine).order_by("id")),
        identifiers=list(Identifier.objects.filter(**mine).order_by("kind", "id")),
        kin=list(kin.select_related("person", "other").order_by("kind", "id")),
        statuses=list(Status.objects.filter(**mine, withdrawn="").order_by("starts", "id")),
        orders=list(orders.select_related("order").order_by("order__made", "id")),
        homes=list(HouseholdMember.objects.filter(**mine).select_related("household").order_by("starts", "id")),
        entries=list(_entries(viewer, seal)[:MOST]),
    )


def _entries(viewer: Viewer, seal: Seal) -> QuerySet[Entry]:
    """What tells of the child; and, where the whole record was sealed with them, everything in it."""
    of_them = EntryPerson.objects.filter(holder_id=seal.holder_id, person=seal.person_id)
    told = Q(pk__in=of_them.values("entry_id")) | Q(
        family__sealed_at__isnull=False, family__members__person=seal.person
    )
    entries = Entry.objects.filter(told, holder_id=seal.holder_id, seen_by__in=seen_by(viewer.role))
    return entries.distinct().order_by("-happened", "-id")
