"""Where else the people of a family are on record, as somebody has said: what a page about the family reads too."""

from uuid import UUID

from hearth.access.viewer import Viewer
from hearth.families.likeness.joining import with_joined
from hearth.families.models import Family, FamilyMember
from hearth.families.queries import families_for


def records_elsewhere(viewer: Viewer, family: Family) -> list[FamilyMember]:
    """The other records' memberships, in families that the viewer may open. The family was found for the viewer."""
    mine = list(
        FamilyMember.objects.filter(holder_id=family.holder_id, family=family).values_list("person_id", flat=True)
    )
    records = with_joined(family.holder_id, mine)
    others = frozenset[UUID]().union(*records.values()) - set(mine)
    if not others:
        return []
    rows = FamilyMember.objects.filter(
        holder_id=family.holder_id, person__in=others, person__sealed_at=None, family__in=families_for(viewer)
    )
    return list(rows.select_related("person", "family").order_by("id"))
