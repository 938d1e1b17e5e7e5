"""Of the looked-after children of a register: whose mothers lost more than one, and of how many nobody knows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

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
    ties = Relationship.objects.filter(
        holder_id=viewer.holder_id,
        other=OuterRef("person_id"),
        kind="parent",
        tie="birth",
        withdrawn="",
        person__sex="F",
    )
    removed = Status.objects.filter(holder_id=viewer.holder_id, kind__in=REMOVED, withdrawn="").select_related("person")
    of: dict[UUID, UUID] = {}
    children: dict[UUID, set[UUID]] = defaultdict(set)
    now: set[UUID] = set()
    for each in removed.annotate(mothers=ArraySubquery(ties.order_by("id").values("person_id"))):
        for mother in each.mothers:
            of[each.person_id] = mother
            children[mother].add(each.person_id)
        if _looked_after(each, today):
            now.add(each.person_id)
    known = [child for child in now if child in of]
    return Repeat(len(now), sum(len(children[of[child]]) > 1 for child in known), len(now) - len(known))


def _looked_after(status: Status, today: date) -> bool:
    over = status.ends is not None and status.ends <= today
    return status.kind == "looked_after" and status.starts <= today and not over and status.person.died is None
