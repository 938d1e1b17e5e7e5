"""Why a child who was described may be somebody we know: in words, for a person to confirm. Plain Python."""

from dataclasses import dataclass
from datetime import date

from hearth.families.rules import name_key
from hearth.ui.days import day


@dataclass(frozen=True)
class Described:
    """A name and what is known of a birth: of a child as reported, or of a person on record."""

    given_names: str = ""
    family_name: str = ""
    known_as: str = ""
    born: date | None = None
    born_earliest: date | None = None
    born_latest: date | None = None

    @property
    def keys(self) -> frozenset[str]:
        """The name as it is looked up; a first name alone, or a surname alone, is too little to look up."""
        if not self.family_name.strip():
            return frozenset()
        firsts = [name for name in (self.given_names, self.known_as) if name.strip()]
        return frozenset(name_key(first, self.family_name) for first in firsts)


@dataclass(frozen=True)
class Likeness:
    """How alike (more is more alike), and the evidence in words."""

    strength: int
    evidence: str


NAMES = {3: "The same name", 2: "A name they had before, or are also known by", 1: "The same family name", 0: ""}


def likeness(child: Described, person: Described, other_names: frozenset[str] = frozenset()) -> Likeness | None:
    """Why these may be the same, or None. Nothing is said of people who are merely born on the same day."""
    name = _names_alike(child, person, other_names)
    births, in_words = _births_alike(child, person)
    if name < 2 and not (name == 1 and births == 2):
        return None
    return Likeness(strength=name * 10 + births, evidence="; ".join(part for part in (NAMES[name], in_words) if part))


def _names_alike(child: Described, person: Described, other_names: frozenset[str]) -> int:
    if child.keys & person.keys:
        return 3
    if child.keys & other_names:
        return 2
    same_surname = name_key("", child.family_name) == name_key("", person.family_name)
    return 1 if child.family_name.strip() and same_surname else 0


def _births_alike(child: Described, person: Described) -> tuple[int, str]:
    """2 the same day, 1 possible, 0 cannot be told, -1 different; and in words."""
    if child.born and person.born:
        if child.born == person.born:
            return 2, "the same date of birth"
        return -1, f"but another date of birth: {day(person.born)}"
    told, known = _range(child), _range(person)
    if told is None or known is None:
        return 0, "the date of birth is not known"
    if told[0] <= known[1] and known[0] <= told[1]:
        return 1, "an age that fits"
    return -1, "but another age"


def _range(who: Described) -> tuple[date, date] | None:
    first, last = who.born or who.born_earliest, who.born or who.born_latest
    return (first, last) if first and last else None
