"""From described people and their needs to services, each with its reasons. Whose needs they are the caller knows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from babel import Locale

from hearth.directory.entry import Entry
from hearth.directory.queries.search import COVERS, METRES
from hearth.directory.reading import ask, entries_to_match
from hearth.directory.rules.ages import completed_months
from hearth.directory.rules.fit import DOES_NOT_FIT, FITS, MAY_FIT, Asked, Fit, Wording, fit
from hearth.directory.rules.freshness import FRESH, Freshness, freshness
from hearth.practice.library import library

RANK = {FITS: 0, MAY_FIT: 1, DOES_NOT_FIT: 2}
ORDER_IN_WORDS = (
    "First those that fit in everything that is known, then those of which something is not known, then those that do "
    "not fit. Among them: those that answer more of the needs, then those with fewer open questions, then the shorter "
    "wait, then the nearer, then the more lately checked."
)
NOT_SAID = 10_000_000
JUDGED = 250  # at most, one by one and with every reason; whatever is beyond is counted, and the page says so
# Each service here is looked at once. Those that answer a need become candidates: where they are very many, first those
# that may fit by age and hours as far as their own columns say, that answer more, and that are nearer. Those that say
# nothing of what they help with are counted, so one row comes even where there is no candidate.
CANDIDATES = f"""
WITH here AS MATERIALIZED (
  SELECT id, first_shown, kinds, least_months, below_months, unborn, daytime, evening, weekend
    FROM directory_service service WHERE listed AND {COVERS})
SELECT silent.many AS silent, found.* FROM (SELECT count(*) AS many FROM here WHERE kinds = '{{}}') silent LEFT JOIN (
  SELECT id, first_shown, {METRES} AS metres, count(*) OVER () AS many,
         (SELECT count(*) FROM unnest(kinds) kind WHERE kind = ANY(%(kinds)s::text[])) AS answers,
         (%(any_age)s OR (%(unborn)s AND unborn)
          OR EXISTS (SELECT FROM unnest(%(months)s::int[]) age
                      WHERE coalesce(least_months, 0) <= age AND coalesce(below_months, 9999) > age))
         AND (cardinality(%(times)s::text[]) = 0 OR NOT (daytime OR evening OR weekend)
              OR (daytime AND 'daytime' = ANY(%(times)s::text[]))
              OR (evening AND 'evening' = ANY(%(times)s::text[]))
              OR (weekend AND 'weekend' = ANY(%(times)s::text[]))) AS may_fit
    FROM here service WHERE kinds && %(kinds)s::text[]
   ORDER BY may_fit DESC, answers DESC, metres NULLS LAST, id LIMIT %(judged)s) found ON true
"""


@dataclass(frozen=True)
class Match:
    entry: Entry
    fit: Fit
    metres: int | None
    freshness: Freshness


@dataclass(frozen=True)
class Matches:
    """The services here that answer a need, in an order that `ORDER_IN_WORDS` explains; none goes unmentioned."""

    matches: list[Match]
    further: int  # that answer one too, and were too many to judge one by one
    silent: int  # services here that do not say what they help with

    def of(self, state: str) -> list[Match]:
        return [match for match in self.matches if match.fit.state == state]

    def unmet(self, needs: tuple[str, ...]) -> tuple[str, ...]:
        """The needs that no service answers which fits, or may."""
        answered = {need for match in self.matches if match.fit.state != DOES_NOT_FIT for need in match.fit.answered}
        return tuple(need for need in needs if need not in answered)


def match(asked: Asked, on: date, latitude: float | None = None, longitude: float | None = None) -> Matches:
    """Raises nothing for what is not known: an unknown place, age or language is a question, not a refusal."""
    values = {"body": asked.body, "ward": asked.ward, "latitude": latitude, "longitude": longitude}
    rows = ask(CANDIDATES, values | _narrowed(asked, on))
    candidates = {row["id"]: row for row in rows if row["id"]}
    words = wording()
    found = [
        _match(each, fit(each, asked, words, on), candidates[each.id], on) for each in entries_to_match(candidates)
    ]
    many = rows[0]["many"] or 0
    return Matches(sorted(found, key=_order(on)), many - len(candidates), rows[0]["silent"])


def _narrowed(asked: Asked, on: date) -> dict[str, Any]:
    """What the columns can tell: kinds, hours, and the children's ages where every one of them is known."""
    children = [person for person in asked.people if person.who == "child"]
    born = [person.born.earliest for person in children if person.born and person.born.is_exact]
    expected = [person for person in children if person.born is None and person.due is not None]
    return {
        "kinds": [kind.id for need in asked.needs for kind in library().help.answering(need)],
        "times": list(asked.times),
        "months": [completed_months(day, on) for day in born if day is not None],
        "unborn": bool(expected),
        "any_age": len(born) + len(expected) < len(children) or not children,
        "judged": JUDGED,
    }


def _match(entry: Entry, found: Fit, row: dict[str, Any], on: date) -> Match:
    return Match(entry, found, row["metres"], freshness(entry.assured_on, row["first_shown"], on))


def _order(on: date) -> Callable[[Match], tuple[Any, ...]]:
    def place(match: Match) -> tuple[int, int, int, int, int, bool, str, UUID]:
        capacity = match.entry.capacity
        wait = capacity.waiting_weeks if capacity and capacity.waiting_weeks is not None else NOT_SAID
        return (
            RANK[match.fit.state],
            -len(match.fit.answered),
            match.fit.unknown,
            wait,
            match.metres if match.metres is not None else NOT_SAID,
            match.freshness.state != FRESH,
            match.entry.name,
            match.entry.id,
        )

    return place


@cache
def wording() -> Wording:
    """The library's words, read once a process."""
    words = library().help
    return Wording(
        needs={need.id: need.label for need in library().needs.needs},
        answers={kind.id: kind.needs for kind in words.kinds},
        circumstances={each.id: each.label for each in words.circumstances},
        asks={each.id: each.asks for each in words.circumstances},
        access={each.id: each.label for each in words.access},
        languages=dict(Locale("en").languages),
    )
