"""Where else the people of a family are on record, as somebody has said: what a page about the family reads too."""

import re
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from hearth.families.likeness.models import SamePerson
from hearth.families.models import Family, Person
from hearth.families.queries import in_order, people_of
from hearth.scope.worded import worded_once

# However many joins hang together, in one question. What was sealed is neither begun from nor passed through.
OTHERS = """
WITH RECURSIVE mine AS (
     SELECT member.person_id FROM families_member member
       JOIN families_person person ON person.holder_id = member.holder_id AND person.id = member.person_id
      WHERE member.holder_id = %(holder)s AND member.family_id = %(family)s AND person.sealed_at IS NULL
        AND (member.ends IS NULL OR member.ends >= %(today)s)
), record(id) AS (
     SELECT person_id FROM mine
      UNION
     SELECT person.id
       FROM record
       JOIN LATERAL (SELECT same_as_id AS id FROM families_same_person
                      WHERE holder_id = %(holder)s AND person_id = record.id AND parted_at IS NULL
                      UNION ALL
                     SELECT person_id FROM families_same_person
                      WHERE holder_id = %(holder)s AND same_as_id = record.id AND parted_at IS NULL) same ON true
       JOIN families_person person
         ON person.holder_id = %(holder)s AND person.id = same.id AND person.sealed_at IS NULL
)
SELECT id FROM record EXCEPT SELECT person_id FROM mine
"""


def other_records(family: Family) -> RawSQL:
    """The people on whose records the people of this family stand too, to be looked among. The family was found for
    the viewer."""
    asked = {"holder": family.holder_id, "family": family.pk, "today": timezone.localdate()}
    names = re.findall(r"%\((\w+)\)s", OTHERS)
    return RawSQL(re.sub(r"%\(\w+\)s", "%s", OTHERS), [asked[name] for name in names])


def with_joins(people: QuerySet[Person]) -> QuerySet[Person]:
    """Each with `joined`: on record more than once, as somebody has said."""
    same = SamePerson.objects.filter(holder_id=OuterRef("holder_id"), parted_at=None)
    joined = Exists(same.filter(person=OuterRef("pk"))) | Exists(same.filter(same_as=OuterRef("pk")))
    return people.annotate(joined=joined)


@worded_once
def members_with_joins(holder: UUID, family: UUID, today: date) -> QuerySet[Person]:
    """The people of a family that was found for the viewer, children first, each with `joined`."""
    return in_order(with_joins(people_of(holder, family, today)))
