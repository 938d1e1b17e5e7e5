"""How good the directory is: each figure with what it is a share of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hearth.directory.models import Feed, FeedRecord
from hearth.directory.reading import ask
from hearth.directory.rules.freshness import CHECK_AFTER
from hearth.ui.days import today

NONE = "NOT EXISTS (SELECT FROM directory_{table} part WHERE part.service_id = service.id{more})"
AGED = "(least_months IS NOT NULL OR below_months IS NOT NULL OR unborn)"
HOURS, COST = "(daytime OR evening OR weekend)", "(free IS NOT NULL OR fees <> '')"
MISSING = {
    "complete": f"kinds <> '{{}}' AND {AGED} AND NOT place_unknown AND {HOURS} AND {COST} AND application <> ''"
    " AND assured_on >= %(fresh)s",
    "checked": "assured_on >= %(fresh)s",
    "stale": "assured_on < %(fresh)s",
    "never": "assured_on IS NULL",
    "hidden": "NOT listed",
    "no_kind": "kinds = '{}'",
    "no_criteria": NONE.format(table="criterion", more=""),
    "no_age": f"NOT {AGED}",
    "no_area": "place_unknown",
    "no_hours": f"NOT {HOURS}",
    "no_cost": f"NOT {COST}",
    "no_wait": NONE.format(table="capacity", more=' AND part."on" >= %(fresh)s'),
    "no_way_in": NONE.format(table="phone", more="") + " AND email = '' AND url = ''",
    "no_place": NONE.format(table="service_at_location", more=""),
}
WORDS = {
    "complete": "are complete: what, for which ages, where, when, at what cost, how to get it, and checked lately",
    "checked": "were checked in the last three months",
    "stale": "were last checked longer ago",
    "never": "were never checked",
    "hidden": "are hidden: closed, or not checked for a year",
    "no_kind": "do not say what kind of help they give, so no search by kind finds them",
    "no_criteria": "have no criteria at all",
    "no_age": "do not say for which ages they are",
    "no_area": "do not say where people must live",
    "no_hours": "do not say when they are open",
    "no_cost": "do not say what they cost",
    "no_wait": "have not told of their wait in the last three months",
    "no_way_in": "have no telephone, email or website",
    "no_place": "say no place",
}


@dataclass(frozen=True)
class Share:
    what: str
    many: int
    of: int

    @property
    def share(self) -> str:
        return f"{100 * self.many / self.of:.0f}%" if self.of else "–"


def quality(keeper_id: UUID | None = None, on: date | None = None) -> list[Share]:
    """Of all services, or of one keeper's, hidden ones among them."""
    on = on or today()
    columns = ", ".join(f"count(*) FILTER (WHERE {condition}) AS {name}" for name, condition in MISSING.items())
    values = {"fresh": on - CHECK_AFTER, "keeper": keeper_id}
    (row,) = ask(
        f"SELECT count(*) AS every, {columns} FROM directory_service service"
        " WHERE (%(keeper)s::uuid IS NULL OR keeper_id = %(keeper)s::uuid)",
        values,
    )
    return [Share(words, row[name], row["every"]) for name, words in WORDS.items()]


def reasons_of(feed: Feed) -> list[tuple[str, int]]:
    """Why records of a feed are not shown, the commonest first."""
    return _counted(_current(feed).values_list("problems", flat=True))


def left_out_of(feed: Feed) -> list[tuple[str, int]]:
    """What could not be taken over from records that are shown, the commonest first."""
    return _counted(_current(feed).filter(problems=[]).values_list("notes", flat=True))


def _current(feed: Feed) -> QuerySet[FeedRecord]:
    return FeedRecord.objects.filter(feed=feed, withdrawn_at=None)


def _counted(said: Iterable[list[str]]) -> list[tuple[str, int]]:
    return Counter(sentence for sentences in said for sentence in sentences).most_common(20)
