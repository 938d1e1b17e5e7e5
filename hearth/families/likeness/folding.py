"""Names, homes and postcodes brought into the form in which they are compared. Plain Python."""

import re
from collections.abc import Iterable
from functools import cache

import jellyfish

from hearth.families.rules import name_key

# Parts of a surname that many unrelated families share: they are no reason to look somebody up.
PARTICLES = frozenset("mac van von der den ter bin bint ibn abu the and los las del della dos san".split())
SHORTEST_PART = 3


def folded(name: str) -> str:
    """One name without accents, case, spaces and hyphens: "Zoë" → "zoe", "O'Brien-Smith" → "obriensmith"."""
    return name_key("", name)


def first_names(*given: str) -> tuple[str, ...]:
    """Every first name among what was given, folded, in order: "Mary-Jane Ann" → mary, jane, maryjane, ann."""
    words = [word for each in given for word in each.split()]
    parts = [part for word in words for part in ([word] if "-" not in word else [word, *word.split("-")])]
    return distinct(folded(part) for part in parts)


def surnames(*family: str) -> tuple[str, ...]:
    """Whole surnames, then the parts of double ones: "Fenn-Brook" → fennbrook, fenn, brook."""
    parts = [part for each in family for part in re.split(r"[\s\-–]+", each)]
    long_enough = [part for part in map(folded, parts) if len(part) >= SHORTEST_PART and part not in PARTICLES]
    return distinct([*(folded(each) for each in family), *long_enough])


@cache
def sound(name: str) -> str:
    """How a folded name sounds in English; itself where no sound can be told, in another alphabet say.

    Metaphone (Lawrence Philips, 1990), after a Welsh "rh", which English readers write "r".
    """
    return jellyfish.metaphone(name.replace("rh", "r")) or name


def postcode_key(postcode: str) -> str:
    """ "nm1 1aa" → "NM11AA"; nothing where it is not whole."""
    plain = re.sub(r"\W", "", postcode).upper()
    return plain if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", plain) else ""


def sector(postcode: str) -> str:
    """The streets around: "NM11AA" → "NM11"."""
    return postcode[:-2]


def home_key(address: str, postcode: str) -> str:
    """One front door: "Flat 2, 12 Mill Lane", "NM1 1AA" → "2-12@NM11AA". Nothing without a number and postcode."""
    numbers = re.findall(r"\d+[a-z]?\b", address.lower())
    return f"{'-'.join(numbers)}@{plain}" if numbers and (plain := postcode_key(postcode)) else ""


def distinct(each: Iterable[str]) -> tuple[str, ...]:
    """In order, once each, nothing empty."""
    return tuple(dict.fromkeys(item for item in each if item))
