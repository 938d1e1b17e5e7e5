"""What a chronology holds, counted: by quarter and strand, by need, by source. Always over entries already narrowed
to what the viewer may see.

All in one question, written out: three of them built from models took longer to build than to answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, CharField, F, QuerySet, When

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


@dataclass(frozen=True)
class Counted:
    quarters: Sequence[Quarter]
    needs: Sequence[NeedCount]
    sources: Sequence[SourceCount]


# Rows of `seen`: id, happened, strand, source. A source without a name is nobody's, and in no list of sources.
QUARTERS = """
SELECT extract(year FROM happened)::int AS year, extract(quarter FROM happened)::int AS quarter, strand,
       count(*) AS count
  FROM seen GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
WORRIED = f"strand = '{WORRIES}'"
NEEDS = f"""
SELECT told.need, count(*) AS count, count(*) FILTER (WHERE {WORRIED}) AS worries,
       count(DISTINCT source) FILTER (WHERE {WORRIED}) AS sources,
       min(happened) FILTER (WHERE {WORRIED}) AS first, max(happened) FILTER (WHERE {WORRIED}) AS last
  FROM seen JOIN chronology_entry_need told ON told.entry_id = seen.id AND told.holder_id = %s
 GROUP BY told.need ORDER BY worries DESC, count DESC, told.need
"""
SOURCES = f"""
SELECT source AS name, count(*) AS count, min(id::text) AS entry
  FROM seen WHERE source <> '' GROUP BY source ORDER BY count DESC, source LIMIT {MOST_SOURCES}
"""


SEEN = ("pk", "happened", "strand", SOURCE)


def counted(entries: QuerySet[Entry], holder_id: UUID) -> Counted:
    """Quarters in their order; needs by how often worries tell of them; sources by how much they told."""
    return counted_in(entries.order_by().values_list(*SEEN).query.sql_with_params(), holder_id)


def counted_in(question: tuple[str, Sequence[Any]], holder_id: UUID) -> Counted:
    """The same over entries by the words of the question for `SEEN` of them, and what fills it."""
    seen, values = question
    lists = ", ".join(
        f"(SELECT coalesce(json_agg(row), '[]') FROM ({each}) row)" for each in (QUARTERS, NEEDS, SOURCES)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH seen (id, happened, strand, source) AS MATERIALIZED ({seen}) SELECT {lists}", [*values, holder_id]
        )
        quarters, needs, sources = cursor.fetchone() or ((), (), ())
    return Counted(
        [Quarter(**each) for each in quarters],
        [NeedCount(**each | {"first": _day(each["first"]), "last": _day(each["last"])}) for each in needs],
        [SourceCount(each["name"], each["count"], UUID(each["entry"])) for each in sources],
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
