"""Who writes entries. Each stage can tell anew, from its own rows, every entry that it should have written."""

from collections.abc import Callable, Iterable, Iterator

from hearth.chronology.telling import Happening
from hearth.families.models import Family

Rebuild = Callable[[Family], Iterable[Happening]]
_stages: dict[str, Rebuild] = {}


def tells(stage: str, rebuild: Rebuild) -> None:
    """A stage says, when it loads, how its entries are told anew."""
    _stages[stage] = rebuild


def told_anew(family: Family) -> Iterator[Happening]:
    """Every entry that a family's chronology should have, from every stage."""
    for rebuild in _stages.values():
        yield from rebuild(family)
