"""From rows to the rules' own words: whose ties are known around some people, and how much of their lives."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from hearth.families.models import Person, Relationship
from hearth.families.rules.kinship import Kinship, Tie
from hearth.families.rules.likely import Life

FARTHEST = 6  # steps from the people asked about: beyond that nobody can be their own forebear within a lifetime


def life_of(person: Person) -> Life:
    return Life(str(person) or "This person", person.born_earliest, person.born_latest, person.died, person.sex)


def standing(holder_id: UUID) -> "Q":
    """Relationships that were not withdrawn, between people whose records are open."""
    return Q(holder_id=holder_id, withdrawn="", person__sealed_at=None, other__sealed_at=None)


def ties_of(rows: Iterable[Relationship]) -> list[Tie]:
    return [Tie(row.person_id, row.kind, row.other_id, row.tie, row.ends is not None) for row in rows]


def kinship_around(people: Collection[Person]) -> Kinship:
    """Everything known of how these people and their kin stand to each other, step by step outwards."""
    holder_id = next(iter(people)).holder_id
    known: dict[UUID, Relationship] = {}
    met: set[UUID] = set()
    edge = {person.pk for person in people}
    for _ in range(FARTHEST):
        if not edge:
            break
        met |= edge
        rows = Relationship.objects.filter(standing(holder_id)).filter(Q(person__in=edge) | Q(other__in=edge))
        known |= {row.pk: row for row in rows}
        edge = {end for row in rows for end in (row.person_id, row.other_id)} - met
    return Kinship.of(ties_of(known.values()))
