"""Somebody looked for by a name that is spelt otherwise on record, or with the birth date a little wrong."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.families.likeness.keys import keys_to_look_up
from hearth.families.likeness.models import LikenessKey
from hearth.families.likeness.profile import Told, profile_of
from hearth.families.models import Person
from hearth.families.queries import MOST_FOUND, people_seen, seen_as, who
from hearth.scope.worded import worded_once

NEAR = ("n:", "d:", "f:")  # both names, or one of them with the birth date; the wider keys would bring in strangers


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
    values = (sorted(keys), list(besides), *who(viewer))
    return _sounding_like(*values, **seen_as(viewer))


@worded_once
def _sounding_like(
    keys: list[str],
    besides: list[UUID],
    holder: UUID,
    team: UUID,
    agency: UUID,
    granted: list[UUID],
    **shape: bool,
) -> QuerySet[Person]:
    under = LikenessKey.objects.filter(holder_id=holder, key__among=keys).values("person_id")
    found = people_seen(holder, team, agency, granted, **shape).filter(pk__in=under).exclude(pk__among=besides)
    return found.order_by("family_name", "given_names", "id")[:MOST_FOUND]
