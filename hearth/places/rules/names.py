"""Which council somebody means by a name. People leave out "Borough Council", misspell, and name the old district."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

LONGEST = 100
MOST_ALIKE = 8
SHORTEST_WORD_TO_COMPARE = 4
ALIKE_ENOUGH = 0.75
BEFORE = re.compile(
    r"^(the )?((london|royal) borough( council)? of|metropolitan borough of|borough( council)? of|city and county of"
    r"|council of the|city of|county of|county|cyngor( sir| dinas)?) "
)
KIND = re.compile(
    r"( (city|county|borough|district|metropolitan|islands))* (council|corporation)$"
    r"|( city| county| borough| district)+$| health and social care trust$| trust$| hsct$"
)


class Alike(Enum):
    EXACTLY = 1
    IN_PART = 2
    SPELLED = 3  # not the same letters


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the bodies it may stand for, and the district where it is a district's."""

    name: str
    bodies: tuple[str, ...]
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Matches:
    names: list[Named]
    how: Alike


def search(text: str, names: Iterable[Named]) -> Matches:
    """The names a text may mean, the likest first; only one kind of likeness at a time, the closest there is."""
    asked, everybody = _core.__wrapped__(text[:LONGEST]), list(names)  # what people type is not remembered
    if not asked:
        return Matches([], Alike.EXACTLY)
    if whole := [named for named in everybody if plain_name(named.name) == plain_name(text[:LONGEST])]:
        return Matches(whole, Alike.EXACTLY)
    exactly = [named for named in everybody if _core(named.name) == asked]
    in_part = [named for named in everybody if named not in exactly and _in_part(asked, _core(named.name))]
    if exactly and not _begins_others(asked, in_part):
        return Matches(exactly, Alike.EXACTLY)
    if exactly or in_part:
        return Matches([*exactly, *in_part], Alike.IN_PART)
    likeness = [(max(_likeness(asked, _core(named.name)), 0.0), named) for named in everybody]
    near = sorted((each for each in likeness if each[0] >= ALIKE_ENOUGH), key=lambda each: -each[0])
    return Matches([named for _, named in near[:MOST_ALIKE]], Alike.SPELLED)


def _begins_others(asked: str, in_part: list[Named]) -> bool:
    """Newcastle upon Tyne and Newcastle-under-Lyme: neither is meant for certain by “Newcastle”."""
    return any(f"{_core(named.name)} ".startswith(f"{asked} ") for named in in_part)


def _in_part(asked: str, core: str) -> bool:
    """A word of it begins so; or the name stands, as whole words, among others that were typed."""
    return f" {core}".find(f" {asked}") >= 0 or f" {asked} ".find(f" {core} ") >= 0


def _likeness(asked: str, core: str) -> float:
    """Of the whole to the whole, or of a longer word to a word."""
    words = [(one, two) for one in asked.split() for two in core.split() if _comparable(one) and _comparable(two)]
    return max(_ratio(one, two) for one, two in [(asked, core), *words])


def _comparable(word: str) -> bool:
    return len(word) >= SHORTEST_WORD_TO_COMPARE


def _ratio(one: str, two: str) -> float:
    matcher = SequenceMatcher(None, one, two)
    if matcher.real_quick_ratio() < ALIKE_ENOUGH or matcher.quick_ratio() < ALIKE_ENOUGH:
        return 0.0
    return matcher.ratio()


@lru_cache(2_000)
def _core(name: str) -> str:
    """What is left of a name without the kind of council it is."""
    words = plain_name(name)
    return KIND.sub("", BEFORE.sub("", words)).strip() or words


def plain_name(name: str) -> str:
    """Without accents, marks and capitals: how names are compared."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"['’.]", "", letters)).split())
    return re.sub(r"\bsaint\b", "st", words)
