"""One happening, as its stage tells it; and as an entry keeps it. Plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hearth.chronology.rules import AGENCIES, FAMILY, STAFF
from hearth.families.models import Person


@dataclass(frozen=True)
class Happening:
    """One thing that happened, as its stage tells it."""

    happened: date
    strand: str  # worries, life, agencies
    title: str
    source: Any  # the row it is told of
    words: str = ""
    needs: Sequence[str] = ()  # ids of the practice library, the first one first
    source_name: str = ""
    agency_name: str = ""  # in the agencies' strand, the register's own where a stage does not say another
    people: Iterable[Person] = ()
    seen_by: str = STAFF
    holds: Sequence[str] = ()  # of rules.HOLDS
    aspect: str = ""  # where one row tells of two days: a status that begins, and ends

    @property
    def key(self) -> tuple[str, UUID]:
        kind = self.source._meta.label_lower
        return (f"{kind}:{self.aspect}" if self.aspect else kind), self.source.pk


def columns_of(told: Happening, own_agency: str, narrowed: str | None = None) -> dict[str, Any]:
    """What an entry's own columns say of a happening; `narrowed` to whom somebody decided, where they did."""
    seen_by = narrowed or told.seen_by
    return {
        "happened": told.happened,
        "strand": told.strand,
        "title": told.title,
        "words": told.words,
        "need": told.needs[0] if told.needs else "",
        "source_name": told.source_name,
        "agency_name": told.agency_name or (own_agency if told.strand == AGENCIES else ""),
        "seen_by": seen_by,
        "holds": " ".join(told.holds),
        "staff_only": seen_by != FAMILY,
    }
