"""Ask for something to be done, and say that it is. Part of the action that asks, so no event of their own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.scope.asking import say
from hearth.worklist.models import Item


def ask(
    *,
    kind: str,
    source: Any,
    title: str,
    page: str,
    page_id: UUID,
    due: datetime,
    team_id: UUID,
    worker_id: UUID | None = None,
    urgent: bool = False,
    restricted: bool = False,
    family_id: UUID | None = None,
) -> Item:
    """Put an item on a team's or a worker's list. Asking again for the same source rewrites it."""
    item, _ = Item.objects.update_or_create(
        holder_id=source.holder_id,
        kind=kind,
        source_id=source.pk,
        defaults={
            "title": title,
            "page": page,
            "page_id": page_id,
            "due": due,
            "team_id": team_id,
            "worker_id": worker_id,
            "urgent": urgent,
            "restricted": restricted,
            "family_id": family_id,
            "done_at": None,
        },
    )
    return item


# Written out: nearly every action says that something is done, and most often nothing was asked for.
DONE = """
UPDATE worklist_item SET done_at = %(now)s
 WHERE holder_id = %(holder)s AND kind = %(kind)s AND source_id = %(source)s AND done_at IS NULL
"""


def done(*, kind: str, source: Any) -> None:
    say(DONE, now=timezone.now(), holder=source.holder_id, kind=kind, source=source.pk)


def restrict(*, holder_id: UUID, family_id: UUID, restricted: bool) -> None:
    """What is to do about a family is closed, or opened again, with its record."""
    Item.objects.filter(holder_id=holder_id, family_id=family_id).update(restricted=restricted)


def hand_on_asked(*, kind: str, holder_id: UUID, sources: Iterable[UUID], worker_id: UUID, team_id: UUID) -> int:
    """The same of what several records ask for, where their page is about more than one."""
    items = Item.objects.filter(holder_id=holder_id, kind=kind, source_id__in=list(sources), done_at=None)
    return items.update(worker_id=worker_id, team_id=team_id)


def hand_on(*, holder_id: UUID, page_id: UUID, worker_id: UUID, team_id: UUID) -> int:
    """Somebody else takes over what is still to do about one record."""
    return Item.objects.filter(holder_id=holder_id, page_id=page_id, done_at=None).update(
        worker_id=worker_id, team_id=team_id
    )
