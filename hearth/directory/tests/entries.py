"""Entries for tests, with as little said as a test needs."""

from datetime import time
from typing import Any
from uuid import UUID

from hearth.directory.entry import AreaEntry, CriterionEntry, Entry, OrganisationEntry, ScheduleEntry
from hearth.directory.models import Service
from hearth.directory.writing import Keeping, write_entry
from hearth.ui.days import today

ORGANISATION = OrganisationEntry(id=UUID(int=77), name="Lantern Trust", description="A local charity.")


def an_entry(**said: Any) -> Entry:
    given: dict[str, Any] = {
        "organisation": ORGANISATION,
        "name": "Small Steps",
        "kinds": ("parenting_programme",),
        "assured_on": today(),
        "areas": (AreaEntry(name="Northmoor", body="northmoor"),),
    }
    return Entry(**(given | said))


def until_the_birthday(years: int, **more: Any) -> CriterionEntry:
    return CriterionEntry(kind="age", below_months=years * 12, **more)


def evenings(*days: str) -> ScheduleEntry:
    return ScheduleEntry(byday=",".join(days), opens_at=time(18), closes_at=time(20))


def written(keeper: Any, entry: Entry | None = None, **said: Any) -> Service:
    """In the directory of a keeper, an `Agency` of the cast."""
    return write_entry(entry or an_entry(**said), Keeping(keeper.pk))
