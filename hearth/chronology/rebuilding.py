"""The chronology beside what its stages would write today: they must be the same, and can be made so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearth.audit.actors import Actor
from hearth.chronology.actions import own_agency, write_entry
from hearth.chronology.fewer.queries import narrowed_in
from hearth.chronology.models import Entry
from hearth.chronology.stages import told_anew
from hearth.chronology.telling import Happening, columns_of
from hearth.families.models import Family
from hearth.scope.actions import action, record

Key = tuple[str, UUID]


@dataclass(frozen=True)
class Difference:
    """An entry that is not as its stage tells it: missing, not told of by any stage, or otherwise worded."""

    key: Key
    what: str
    told: Happening | None

    def __str__(self) -> str:
        return f"{self.key[0]} {self.key[1]}: {self.what}"


def differences(family: Family) -> Iterator[Difference]:
    """Nothing, where every stage has written what it should."""
    agency = own_agency(family.holder_id)
    kept = {_key(entry): entry for entry in _entries(family)}
    narrowed = narrowed_in(family)
    for told in told_anew(family):
        entry = kept.pop(told.key, None)
        if entry is None:
            yield Difference(told.key, "missing", told)
        elif changed := _changed(entry, told, columns_of(told, agency, narrowed.get(told.key))):
            yield Difference(told.key, f"differs in {', '.join(changed)}", told)
    for key in kept:
        yield Difference(key, "no stage tells of it", None)


@action
def rebuild_chronology(*, family: Family, by: Actor) -> int:
    """Write what is missing or differs, take out what no stage tells of; how many entries that were."""
    found = list(differences(family))
    for each in found:
        if each.told:
            write_entry(family=family, told=each.told)
        else:
            kind, id = each.key
            _entries(family).filter(source_kind=kind, source_id=id).delete()
    record(by=by, verb="rebuilt the chronology of", subject=family, fields=["entries"])
    return len(found)


def _entries(family: Family) -> Any:
    return Entry.objects.filter(holder_id=family.holder_id, family=family).prefetch_related("people", "needs")


def _key(entry: Entry) -> Key:
    return entry.source_kind, entry.source_id


def _changed(entry: Entry, told: Happening, columns: dict[str, Any]) -> list[str]:
    changed = [name for name, value in columns.items() if getattr(entry, name) != value]
    if {each.person_id for each in entry.people.all()} != {person.pk for person in told.people}:
        changed.append("people")
    if {each.need for each in entry.needs.all()} != set(told.needs):
        changed.append("needs")
    return changed
