"""Entries by month, and within a month by strand: side by side on a desk, one below another on a phone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hearth.chronology.models import Entry
from hearth.chronology.presenters.patterns import need_label
from hearth.chronology.queries import About
from hearth.chronology.rules import FEW, SEEN_BY, STRANDS, TRIAGE, WORRIES
from hearth.families.models import Family
from hearth.ui.addresses import address, addresses
from hearth.ui.days import month_and_year, short_day

COLOURS = {"worries": "orange", "life": "blue", "agencies": "green"}


@dataclass(frozen=True)
class Told:
    when: str
    title: str
    words: str
    by: str
    about: str
    needs: list[str]
    record: str = ""  # the other family's, in whose record it stands
    record_href: str = ""
    kept_to: str = ""  # whom it is kept to, where that is fewer than everybody who may open the record
    seen_href: str = ""


@dataclass
class Strand:
    label: str
    colour: str
    entries: list[Told] = field(default_factory=list)


@dataclass
class Month:
    name: str
    strands: dict[str, Strand]


def months(entries: Iterable[Entry], about: About, family: Family, only: str = "") -> list[Month]:
    """In the order given, which is the newest first. Every strand side by side, or one alone that was chosen."""
    keys = [only] if only else list(STRANDS)
    seen_at = addresses("chronology:seen", 2)
    found: dict[str, Month] = {}
    for entry in entries:
        name = month_and_year(entry.happened)
        month = found.setdefault(name, Month(name, {key: Strand(STRANDS[key], COLOURS[key]) for key in keys}))
        month.strands[entry.strand].entries.append(told(entry, about, family, seen_at))
    return list(found.values())


def told(entry: Any, about: About, family: Family, seen_at: Callable[..., str]) -> Told:
    """One entry, with the words as they were said; with the name of the `record`, where it is another's."""
    elsewhere = entry.family_id != family.pk
    return Told(
        when=short_day(entry.happened),
        title=entry.title,
        words=entry.words,
        by=by_line(entry),
        about=listed(about.people.get(entry.pk, ())),
        needs=[need_label(each) for each in about.needs.get(entry.pk, ())] if entry.strand == WORRIES else [],
        record=entry.record if elsewhere else "",
        record_href=address("chronology:chronology", entry.family_id) if elsewhere else "",
        kept_to=SEEN_BY[entry.seen_by] if entry.seen_by in (TRIAGE, FEW) else "",
        seen_href=seen_at(entry.family_id, entry.pk),
    )


def by_line(entry: Entry) -> str:
    """Who, and for which agency where the name does not say it already."""
    if entry.agency_name and entry.agency_name not in entry.source_name:
        return ", ".join(part for part in (entry.source_name, entry.agency_name) if part)
    return entry.source_name


def listed(names: Sequence[str]) -> str:
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last
