"""What stands on the sheet for a place: the parenting support of today's directory, a few of each sort."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearth.directory.entry import Entry
from hearth.directory.models import Service
from hearth.directory.place import Place
from hearth.directory.queries.search import Sought, search
from hearth.directory.reading import entries

# For whoever has a baby or is about to: headings of the sheet, with the kinds of help under each.
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("baby", ("pregnancy", "feeding", "baby_and_toddler", "home_visiting_volunteer")),
    ("parents", ("parenting_programme", "parent_group", "family_centre", "family_support", "relationships")),
    ("health", ("child_health", "parents_mental_health", "drugs_and_alcohol")),
    ("safe", ("domestic_abuse",)),
    ("home", ("money_advice", "food_and_things", "housing")),
)
TURNS = ("parents", "baby", "health", "parents", "safe", "home")
MOST = 11  # as many as an A5 page holds
LOOKED_AT = 40  # of each heading
BABY: dict[str, Any] = {"months": 0, "months_to": 23}


@dataclass(frozen=True)
class Section:
    group: str
    entries: list[Entry]


def sheet_for(place: Place) -> list[Section]:
    """The nearest of each heading in turn, so that no heading crowds out another. Only for children under two."""
    found = {group: _found(place, kinds) for group, kinds in SECTIONS}
    kinds_of = dict(
        Service.objects.filter(pk__in={id for ids in found.values() for id in ids}).values_list("pk", "kinds")
    )
    taken = _in_turn({group: _kinds_in_turn(found[group], kinds, kinds_of) for group, kinds in SECTIONS})
    by_id = {entry.id: entry for entry in entries(id for ids in taken.values() for id in ids)}
    return [Section(group, [by_id[id] for id in ids]) for group, ids in taken.items() if ids]


def _found(place: Place, kinds: tuple[str, ...]) -> list[UUID]:
    sought = Sought(place.body, place.ward, place.latitude, place.longitude, kinds, **BABY)
    expecting = Sought(place.body, place.ward, place.latitude, place.longitude, kinds, unborn=True)
    ids = search(sought, many=LOOKED_AT).ids
    return list(dict.fromkeys([*ids, *search(expecting, many=LOOKED_AT).ids]))


def _kinds_in_turn(ids: list[UUID], kinds: tuple[str, ...], kinds_of: Mapping[UUID, list[str]]) -> list[UUID]:
    """One of each kind of help before a second of any, so that five groups do not crowd out the health visitor."""
    before, turn = Counter[int](), dict[UUID, tuple[int, int]]()
    for id in ids:
        kind = min(kinds.index(each) for each in kinds_of[id] if each in kinds)
        turn[id] = (before[kind], kind)
        before[kind] += 1
    return sorted(ids, key=turn.__getitem__)


def _in_turn(found: Mapping[str, list[UUID]]) -> dict[str, list[UUID]]:
    """One after the other for each heading, each service once; being a parent, which the sheet is about, twice."""
    taken: dict[str, list[UUID]] = {group: [] for group in found}
    left = {group: iter(ids) for group, ids in found.items()}
    used: set[UUID] = set()
    for group in [*TURNS * MOST]:
        if len(used) == MOST:
            break
        if (id := next((each for each in left[group] if each not in used), None)) is not None:
            taken[group].append(id)
            used.add(id)
    return taken
