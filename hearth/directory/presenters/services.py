"""A service in finished words: a line of a list, and its page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hearth.directory import wording
from hearth.directory.entry import Entry, PlaceEntry
from hearth.directory.rules.freshness import Freshness, freshness
from hearth.practice.library import library
from hearth.ui.languages import WELSH, language, translated

SHORT = 220  # characters of a description in a list


@dataclass(frozen=True)
class Line:
    """A service in a list of them."""

    id: UUID
    name: str
    href: str
    by: str
    short: str
    facts: list[str]
    stale: str
    closed: str


@dataclass(frozen=True)
class Told:
    """An entry's own words in the page's language; `changed` where the English has changed since."""

    name: str
    description: str
    eligibility: str
    application: str
    language: str
    changed: bool = False


def mark_of(entry: Entry) -> str:
    """A mark of the English words that a translation was made from."""
    english = "\n".join([entry.name, entry.description, entry.eligibility, entry.application])
    return sha256(english.encode()).hexdigest()[:12]


def told_in(entry: Entry, code: str) -> Told:
    for each in entry.translations:
        if each.language == code:
            changed = each.of != mark_of(entry)
            return Told(each.name, each.description, each.eligibility, each.application, code, changed)
    return Told(entry.name, entry.description, entry.eligibility, entry.application, "en")


def line(entry: Entry, first_shown: date, metres: int | None, on: date) -> Line:
    told = told_in(entry, language())
    state = freshness(entry.assured_on, first_shown, on)
    facts = [_ages_line(entry), _when(entry), _costs(entry), wording.distance(metres)]
    return Line(
        id=entry.id,
        name=told.name,
        href=reverse("directory:service", args=[entry.id]),
        by=entry.organisation.name,
        short=_short(told.description or told.eligibility),
        facts=[fact for fact in facts if fact],
        stale=wording.checked(state) if state.is_stale else "",
        closed=wording.status(entry.status),
    )


def _short(words: str) -> str:
    first = words.split("\n", 1)[0]
    return first if len(first) <= SHORT else f"{first[:SHORT].rsplit(' ', 1)[0]} …"


def _ages_line(entry: Entry) -> str:
    said = [wording.criterion(each) for each in entry.criteria if each.kind == "age" and not each.excludes]
    return "; ".join(said) or _("It does not say for which ages it is.")


def _when(entry: Entry) -> str:
    return "; ".join(filter(None, (wording.schedule(each) for each in entry.schedules[:3])))


def _costs(entry: Entry) -> str:
    return "; ".join(wording.cost(each) for each in entry.costs[:2]) or entry.fees


def page(entry: Entry, first_shown: date, on: date) -> dict[str, Any]:
    """What a service's page shows. A heading whose words nobody has given says so."""
    told = told_in(entry, language())
    state = freshness(entry.assured_on, first_shown, on)
    return {
        "entry": entry,
        "told": told,
        "other_language": told.language != language() and language() == WELSH,
        "kinds": wording.kinds(entry.kinds),
        "closed": wording.status(entry.status),
        "who": [wording.criterion(each) for each in entry.criteria if not each.excludes],
        "not_for": [wording.criterion(each) for each in entry.criteria if each.excludes],
        "areas": [area.name for area in entry.areas if area.name],
        "how": str(wording.REFERRALS.get(entry.referral, "")),
        "hours": [words for each in entry.schedules if (words := wording.schedule(each))],
        "costs": [words for each in entry.costs if (words := wording.cost(each))],
        "wait": wording.waiting(entry.capacity, on),
        "places": [_place(each) for each in entry.places],
        "languages": [wording.language_name(each.code) if each.code else each.name for each in entry.languages],
        "checked": wording.checked(state),
        "stale": state.is_stale,
        "evidence": _evidence(entry),
    }


def _place(place: PlaceEntry) -> Mapping[str, Any]:
    lines = [place.name, place.address_1, place.city, place.county, place.postcode]
    known = {each.id: each.label for each in library().help.access}
    access = [translated(known[each.kind]) if each.kind in known else "" for each in place.access]
    words = [each.words for each in place.access if each.words]
    return {
        "online": place.kind == "virtual",
        "lines": [part for part in lines if part],
        "words": place.description,
        "access": [*filter(None, access), *words],
    }


def _evidence(entry: Entry) -> str:
    """The title of the programme in the register of evidence, where it is there."""
    return next((each.title for each in library().evidence() if each.id == entry.programme), "")


def lines(entries: list[Entry], shown: Mapping[UUID, date], metres: Mapping[UUID, int | None], on: date) -> list[Line]:
    return list(_lines(entries, shown, metres, on))


def _lines(
    entries: list[Entry], shown: Mapping[UUID, date], metres: Mapping[UUID, int | None], on: date
) -> Iterator[Line]:
    for entry in entries:
        yield line(entry, shown[entry.id], metres.get(entry.id), on)


__all__ = ["Freshness", "Line", "Told", "line", "lines", "mark_of", "page", "told_in"]
