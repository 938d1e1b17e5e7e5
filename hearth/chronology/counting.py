"""What a chronology holds, counted: by quarter and strand, by need, by source. Always over entries already narrowed
to what the viewer may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, CharField, Count, F, Max, Min, Q, QuerySet, When
from django.db.models.functions import Cast, ExtractQuarter, ExtractYear

from hearth.chronology.models import Entry
from hearth.chronology.rules import WORRIES

MOST_SOURCES = 30
# Two people of one agency are one source: its own repeats are not others' confirmation.
SOURCE = Case(When(agency_name="", then=F("source_name")), default=F("agency_name"), output_field=CharField())


@dataclass(frozen=True)
class Quarter:
    year: int
    quarter: int
    strand: str
    count: int


@dataclass(frozen=True)
class NeedCount:
    """How often a need is told of; and, of that, as a worry: how often, from how many sources, from when to when."""

    need: str
    count: int
    worries: int
    sources: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class SourceCount:
    name: str
    count: int
    entry: UUID  # one of its entries stands for it in an address


def by_quarter(entries: QuerySet[Entry]) -> Sequence[Quarter]:
    dated = entries.order_by().values(
        year=ExtractYear("happened"), quarter=ExtractQuarter("happened"), kind=F("strand")
    )
    rows = dated.annotate(count=Count("pk")).order_by("year", "quarter", "kind")
    return [Quarter(row["year"], row["quarter"], row["kind"], row["count"]) for row in rows]


def by_need(entries: QuerySet[Entry]) -> Sequence[NeedCount]:
    worried = Q(strand=WORRIES)
    rows = entries.order_by().filter(needs__isnull=False).annotate(about=F("needs__need")).values("about")
    counted = rows.annotate(
        count=Count("pk"),
        worries=Count("pk", filter=worried),
        sources=Count(SOURCE, filter=worried, distinct=True),
        first=Min("happened", filter=worried),
        last=Max("happened", filter=worried),
    ).order_by("-worries", "-count", "about")
    names = ("about", "count", "worries", "sources", "first", "last")
    return [NeedCount(*row) for row in counted.values_list(*names)]


def by_source(entries: QuerySet[Entry]) -> Sequence[SourceCount]:
    """The most frequent first."""
    named = entries.order_by().annotate(name=SOURCE).exclude(name="").values("name")
    rows = named.annotate(count=Count("pk"), entry=Min(Cast("pk", CharField()))).order_by("-count", "name")
    return [SourceCount(row["name"], row["count"], UUID(row["entry"])) for row in rows[:MOST_SOURCES]]
