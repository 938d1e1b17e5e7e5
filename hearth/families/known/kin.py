"""How the people of a family stand to each other, with their kin beyond it: two questions."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from hearth.families.kin import standing, ties_of
from hearth.families.models import Family, Person, Relationship
from hearth.families.rules.kinship import Kinship


@dataclass(frozen=True)
class KnownKin:
    rows: list[Relationship]
    people: dict[UUID, Person]  # everybody named in the rows
    kinship: Kinship

    def of(self, person_id: UUID) -> list[Relationship]:
        """What is on record between somebody and others, whichever way round it was written."""
        return [row for row in self.rows if person_id in (row.person_id, row.other_id)]


def known_kin(family: Family) -> KnownKin:
    """Everything on record between members, and between a member and somebody who is none."""
    members = Q(person__memberships__family=family) | Q(other__memberships__family=family)
    found = Relationship.objects.filter(standing(family.holder_id)).filter(members).distinct()
    rows = list(found.select_related("person", "other").order_by("kind", "id"))
    people = {person.pk: person for row in rows for person in (row.person, row.other)}
    return KnownKin(rows, people, Kinship.of(ties_of(rows)))
