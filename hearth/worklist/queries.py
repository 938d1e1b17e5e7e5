"""What is to do, for whom."""

from typing import Any

from django.db.models import Q, QuerySet

from hearth.access.rules import ADMINISTRATOR
from hearth.access.viewer import Viewer
from hearth.worklist.models import Item


def to_do(viewer: Viewer, *, mine: bool = False) -> QuerySet[Item]:
    """The team's open items, soonest first; `mine` leaves out what somebody else has."""
    items = Item.objects.filter(holder_id=viewer.holder_id, team_id=viewer.team_id, done_at=None)
    if viewer.role == ADMINISTRATOR:  # what is theirs alone: no family's business
        items = items.filter(worker_id=viewer.id, family_id=None)
    if not viewer.sees_restricted:
        items = items.filter(restricted=False)
    if mine:
        items = items.filter(Q(worker_id=viewer.id) | Q(worker_id=None))
    return items.order_by("due", "id")


def waits(*, kind: str, source: Any) -> bool:
    """Whether this is asked for, and not done yet."""
    return Item.objects.filter(holder_id=source.holder_id, kind=kind, source_id=source.pk, done_at=None).exists()
