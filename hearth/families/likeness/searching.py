"""Somebody looked for by a name that is spelt otherwise on record, or with the birth date a little wrong."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from hearth.access.viewer import Viewer
from hearth.families.likeness.keys import keys_to_look_up
from hearth.families.likeness.models import LikenessKey
from hearth.families.likeness.profile import Told, profile_of
from hearth.families.models import Person
from hearth.families.queries import people_for

NEAR = ("n:", "d:", "f:")  # both names, or one of them with the birth date; the wider keys would bring in strangers
MOST_FOUND = 20


def people_sounding_like(
    viewer: Viewer, given_names: str, family_name: str, born: date | None, *, besides: Collection[UUID]
) -> list[Person]:
    """Those the viewer may know of whose names sound alike; short forms, and names or day and month changed over, too.

    Needs two of first name, family name and birth date: one alone sounds like half the register.
    """
    told = Told(given_names, family_name, born=born, born_earliest=born, born_latest=born)
    keys = [key for key in keys_to_look_up(profile_of(told)) if key.startswith(NEAR)]
    if not keys:
        return []
    under = LikenessKey.objects.filter(holder_id=viewer.holder_id, key__in=sorted(keys)).values("person_id")
    found = people_for(viewer).filter(pk__in=under).exclude(pk__in=list(besides))
    return list(found.order_by("family_name", "given_names", "id")[:MOST_FOUND])
