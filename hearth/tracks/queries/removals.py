"""Of the looked-after children of a register: whose mothers lost more than one, and of how many nobody knows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from hearth.access.viewer import Viewer
from hearth.families.models import Relationship, Status
from hearth.tracks.queries.clinic import REMOVED


@dataclass(frozen=True)
class Repeat:
    """Counts of children. `unknown`: looked after, and no mother is on record."""

    looked_after: int
    of_repeat: int
    unknown: int


def repeat_removals(viewer: Viewer, today: date) -> Repeat:
    """The whole register, restricted records too: a count that is protected before it is shown, and no names."""
    now = Status.objects.filter(Q(ends=None) | Q(ends__gt=today), holder_id=viewer.holder_id, kind="looked_after")
    children = set(now.filter(withdrawn="", starts__lte=today, person__died=None).values_list("person_id", flat=True))
    mothers: dict[UUID, set[UUID]] = defaultdict(set)
    of: dict[UUID, UUID] = {}
    ever = set(
        Status.objects.filter(holder_id=viewer.holder_id, kind__in=REMOVED, withdrawn="").values_list(
            "person_id", flat=True
        )
    )
    ties = Relationship.objects.filter(
        holder_id=viewer.holder_id, kind="parent", tie="birth", withdrawn="", person__sex="F", other__in=ever | children
    )
    for mother, child in ties.values_list("person_id", "other_id"):
        of[child] = mother
        if child in ever:
            mothers[mother].add(child)
    known = [child for child in children if child in of]
    return Repeat(len(children), sum(len(mothers[of[child]]) > 1 for child in known), len(children) - len(known))
