"""Which entries an address asks for, and those entries."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from hearth.chronology.counting import SOURCE
from hearth.chronology.models import Entry, EntryPerson
from hearth.chronology.queries import Before
from hearth.chronology.rules import STRANDS, Chosen

IDENTIFIER = re.compile(r"[a-z0-9_]{1,80}", re.ASCII)


def chosen_in(query: Mapping[str, str]) -> Chosen:
    """What an address asks for. What somebody has altered into nonsense is left out."""
    strand = query.get("strand", "")
    return Chosen(
        strand=strand if strand in STRANDS else "",
        person=_id(query.get("person", "")),
        need=need if IDENTIFIER.fullmatch(need := query.get("need", "")) else "",
        source=_id(query.get("source", "")),
        year=_year(query.get("year", "")),
    )


def query_of(chosen: Chosen, before: str = "") -> str:
    """The same as it stands in an address: "?strand=worries&year=2025", or nothing."""
    told = {name: value for name, value in vars(chosen).items() if value}
    if before:
        told["before"] = before
    return f"?{urlencode(told)}" if told else ""


def before_in(query: Mapping[str, str]) -> Before | None:
    """Where the page begins. An address that somebody has altered begins at the newest."""
    happened, _, entry = query.get("before", "").partition("_")
    try:
        return date.fromisoformat(happened), UUID(entry)
    except ValueError:
        return None


def narrowed(entries: QuerySet[Entry], chosen: Chosen, records: Collection[UUID] = ()) -> QuerySet[Entry]:
    """Those of the viewer's entries that were asked for; `records` are all of the chosen person's."""
    if chosen.strand:
        entries = entries.filter(strand=chosen.strand)
    if chosen.person:
        about = EntryPerson.objects.filter(entry=OuterRef("pk"), person__in={chosen.person, *records})
        entries = entries.filter(Exists(about))
    if chosen.need:
        entries = entries.filter(needs__need=chosen.need)
    if chosen.year:
        entries = entries.filter(happened__range=(date(chosen.year, 1, 1), date(chosen.year, 12, 31)))
    return _from(entries, chosen.source) if chosen.source else entries


def _from(entries: QuerySet[Entry], like: UUID) -> QuerySet[Entry]:
    """From the source of that entry, which must be one that the viewer may see."""
    told = entries.annotate(source=SOURCE)
    same = Entry.objects.filter(pk=like, pk__in=entries.values("pk")).annotate(source=SOURCE)
    return told.filter(source__in=same.values("source"))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and int(text) >= 1900 else None
