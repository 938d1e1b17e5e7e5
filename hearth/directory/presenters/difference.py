"""What a proposal would change, part by part, in words a keeper can judge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hearth.directory import wording
from hearth.directory.entry import CapacityEntry, Entry, PlaceEntry
from hearth.directory.models.services import REFERRALS, STATUSES
from hearth.ui.days import day


@dataclass(frozen=True)
class Change:
    what: str
    before: str
    after: str


def _lines(words: Sequence[str]) -> str:
    return "\n".join(filter(None, words))


def _place(place: PlaceEntry) -> str:
    access = [each.words or each.kind.replace("_", " ") for each in place.access]
    parts = [place.name, place.address_1, place.city, place.county, place.postcode]
    return ", ".join(filter(None, [*parts, *access])) or place.kind


def _capacity(said: CapacityEntry | None) -> str:
    if said is None:
        return ""
    weeks = "" if said.waiting_weeks is None else f"{said.waiting_weeks} weeks’ wait"
    places = "" if said.places is None else f"{said.places} places free"
    return f"{', '.join(filter(None, [weeks, places, said.words]))}, on {day(said.on)}"


PARTS: tuple[tuple[str, Callable[[Entry], str]], ...] = (
    ("Organisation", lambda it: _lines([it.organisation.name, it.organisation.description])),
    ("Name", lambda it: it.name),
    ("What they do", lambda it: it.description),
    ("Open or closed", lambda it: STATUSES[it.status]),
    ("Kinds of help", lambda it: _lines(wording.kinds(it.kinds))),
    ("Who it is for", lambda it: it.eligibility),
    (
        "Criteria",
        lambda it: _lines([f"{'Not: ' if each.excludes else ''}{wording.criterion(each)}" for each in it.criteria]),
    ),
    ("How people come to it", lambda it: str(REFERRALS.get(it.referral, ""))),
    ("How to get it", lambda it: it.application),
    ("Telephone", lambda it: _lines([each.number for each in it.phones])),
    ("Email", lambda it: it.email),
    ("Web page", lambda it: it.url),
    ("When", lambda it: _lines([wording.schedule(each) for each in it.schedules])),
    ("Cost", lambda it: _lines([*(wording.cost(each) for each in it.costs), it.fees])),
    ("Area", lambda it: _lines([each.name for each in it.areas])),
    ("Places", lambda it: _lines([_place(each) for each in it.places])),
    ("Languages", lambda it: _lines([*(each.name for each in it.languages), it.interpreting])),
    ("Wait", lambda it: _capacity(it.capacity)),
    ("Notice", lambda it: it.alert),
    (
        "Translations",
        lambda it: _lines([_lines([each.language, each.name, each.description]) for each in it.translations]),
    ),
)


def difference(before: Entry | None, after: Entry) -> list[Change]:
    """Only what differs; of a new entry, everything that it says."""
    found = []
    for what, told in PARTS:
        was, would_be = told(before) if before else "", told(after)
        if was != would_be:
            found.append(Change(what, was, would_be))
    return found


def rows_of(changes: Sequence[Change]) -> list[list[Any]]:
    return [[each.what, each.before or "nothing", each.after or "nothing"] for each in changes]
