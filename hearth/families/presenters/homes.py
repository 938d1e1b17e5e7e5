"""Homes over time in finished words, and drawn."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from hearth.families.known.homes import KnownHomes
from hearth.families.models import Family, Household, Person
from hearth.families.models.household import HOME_KINDS
from hearth.families.presenters.homes_drawn import Bar, draw
from hearth.families.presenters.periods import period
from hearth.families.presenters.person import listed
from hearth.families.rules.homes import lived_with
from hearth.ui import days
from hearth.ui.addresses import address

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def homes_page(family: Family, known: KnownHomes) -> dict[str, Any]:
    letters = {home: letter_of(number) for number, home in enumerate(known.homes)}
    return {
        "family": family,
        "back": address("familyfile:family", family.pk),
        "homes": [_home(family, home, letters[home.pk], known) for home in known.homes.values()],
        "drawing": _drawn(known, letters, days.today()) if known.stays else "",
        "rows": _table(known, letters),
    }


def letter_of(number: int) -> str:
    """A to Z, then A2 to Z2: as many as a family may have homes."""
    again, place = divmod(number, len(LETTERS))
    return LETTERS[place] + (str(again + 1) if again else "")


def place_of(home: Household) -> str:
    """Where it is, as far as the page may say."""
    if home.secret:
        return "Address kept secret"
    place = ", ".join(part for part in (home.address, home.postcode) if part)
    return place or "Address not known"


def _home(family: Family, home: Household, letter: str, known: KnownHomes) -> dict[str, Any]:
    there = [str(stay.person) for stay in known.stays if stay.household_id == home.pk and stay.ends is None]
    kind = "" if home.kind == "home" else f"{HOME_KINDS[home.kind]}. "
    return {
        "title": f"{letter}: {place_of(home)}",
        "text": kind + (f"Now: {listed(there)}" if there else "Nobody lives here now"),
        "secret": home.secret,
        "join": address("families:join_home", family.pk, home.pk),
        "leave": address("families:leave_home", family.pk, home.pk) if there else "",
        "toggle": address("families:keep_secret", family.pk, home.pk),
    }


def _drawn(known: KnownHomes, letters: Mapping[UUID, str], today: date) -> Any:
    bars = [Bar(str(stay.person), letters[stay.household_id], stay.starts, stay.ends) for stay in known.stays]
    told = [
        f"{stay.person!s} in {letters[stay.household_id]}, {period(stay.starts, stay.ends).lower()}."
        for stay in known.stays
    ]
    return draw(bars, today=today, title="Who lived where, and when", description=" ".join(told))


def _table(known: KnownHomes, letters: Mapping[UUID, str]) -> list[list[str]]:
    """Person, home, from when until when, with whom: a new row whenever somebody came or went."""
    people, homes, stays = known.people, known.homes, known.as_rules()
    return [
        [
            str(person),
            f"{letters[_id(each.home)]}: {place_of(homes[_id(each.home)])}",
            period(each.starts, each.ends),
            _with(each.others, people),
        ]
        for person in people.values()
        for each in lived_with(person.pk, stays)
    ]


def _with(others: Any, people: Mapping[UUID, Person]) -> str:
    names = sorted(str(people[other]) for other in others)
    return listed(names) if names else "Nobody of this family"


def _id(key: Any) -> UUID:
    assert isinstance(key, UUID)
    return key
