"""The ways through a chronology, all of them links: what may be chosen, and what is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hearth.chronology.counting import NeedCount, SourceCount
from hearth.chronology.narrowing import query_of
from hearth.chronology.presenters.patterns import need_label
from hearth.chronology.rules import STRANDS, Chosen
from hearth.families.models import Person


@dataclass(frozen=True)
class Way:
    text: str
    href: str
    current: bool
    count: str = ""


@dataclass(frozen=True)
class Filter:
    title: str
    ways: list[Way]

    @property
    def chosen(self) -> Way | None:
        return next((way for way in self.ways if way.current), None)


@dataclass(frozen=True)
class Offered:
    """What the record holds, to choose from."""

    people: Sequence[Person]
    needs: Sequence[NeedCount]
    sources: Sequence[SourceCount]
    years: Sequence[int]


def filters(offered: Offered, chosen: Chosen, here: str) -> list[Filter]:
    """Each group; choosing anew what is chosen takes it away."""
    groups = [
        Filter("Strand", [_way(here, chosen, text, strand=key) for key, text in STRANDS.items()]),
        Filter("Who it is about", [_way(here, chosen, str(each), person=each.pk) for each in offered.people]),
        Filter("Need", [_way(here, chosen, need_label(n.need), n.count, need=n.need) for n in offered.needs]),
        Filter("Source", [_way(here, chosen, each.name, each.count, source=each.entry) for each in offered.sources]),
        Filter("Year", [_way(here, chosen, str(year), year=year) for year in offered.years]),
    ]
    return [group for group in groups if group.ways]


def _way(here: str, chosen: Chosen, text: str, count: int = 0, **choice: object) -> Way:
    ((name, value),) = choice.items()
    current = getattr(chosen, name) == value
    after = replace(chosen, **{name: getattr(Chosen(), name) if current else value})  # type: ignore[arg-type]
    return Way(text, here + query_of(after) + "#happened", current, str(count) if count else "")


def showing(groups: Iterable[Filter]) -> list[Way]:
    """What is chosen, each with the address without it."""
    return [group.chosen for group in groups if group.chosen]
