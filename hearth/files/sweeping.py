"""What lies in the store and no row names."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from hearth.files import store
from hearth.files.actions import remove_unnamed

MANY = 500


def sweep_store(*, older_than: float) -> int:
    """Take out what has lain there unnamed for so many seconds. Returns how many went."""
    return sum(remove_unnamed(some) for some in _in_lots(store.everything(older_than=older_than)))


def _in_lots(ids: Iterator[UUID]) -> Iterator[list[UUID]]:
    while some := list(islice(ids, MANY)):
        yield some
