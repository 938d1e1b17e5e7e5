"""Names by which one child may be called: from the practice library, folded once a process."""

from collections.abc import Iterable
from functools import cache

from hearth.families.likeness.folding import distinct, folded
from hearth.practice.library import library


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in library().short_names.groups:
        for name in group.names:
            found.setdefault(folded(name), []).append(f"={group.id}")
    return {name: tuple(groups) for name, groups in found.items()}


def roots(names: Iterable[str]) -> tuple[str, ...]:
    """The names, and the groups of short forms that each belongs to: kate → kate, =catherine."""
    return distinct(root for name in names for root in (name, *_groups().get(name, ())))
