"""Whose entries they are, and ids that belong to one row only."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import models


@dataclass(frozen=True)
class Keeping:
    """The agency that keeps an entry, and the feed it came by, where it came by one."""

    keeper_id: UUID
    feed_id: UUID | None = None

    def rows(self, at: str = "") -> models.Q:
        """The services that are kept so."""
        feed = {f"{at}feed_id": self.feed_id} if self.feed_id else {f"{at}feed__isnull": True}
        return models.Q(**{f"{at}keeper_id": self.keeper_id}, **feed)

    def own(self, id: UUID) -> UUID:
        """What stands here for an id that is somebody else's already: the same each time."""
        return uuid5(self.feed_id or self.keeper_id, str(id))


def free_ids(model: type[models.Model], said: Iterable[tuple[UUID, UUID]]) -> list[UUID]:
    """For each (owner, id) the id as it was said; where a row has it already, one made from both."""
    wanted = list(said)
    if not wanted:
        return []
    taken = set(model._default_manager.filter(pk__in={id for _, id in wanted}).values_list("pk", flat=True))
    found = []
    for owner, id in wanted:
        while id in taken:
            id = uuid5(owner, str(id))
        taken.add(id)
        found.append(id)
    return found
