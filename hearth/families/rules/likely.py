"""What life cannot do, and what it seldom does: the first is refused, the second is asked about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from hearth.families.rules.kinship import BIRTH, LEGAL, PARENT, SOCIAL, Key, Kinship, Tie

YOUNGEST_PARENT, OLDEST_MOTHER = 12, 55
BIRTH_PARENTS = 2
AFTER_A_DEATH = timedelta(days=300)  # a father may have died before the birth


@dataclass(frozen=True)
class Life:
    """As much of somebody's dates as a rule needs. An exact birth has one day as earliest and latest."""

    name: str
    earliest: date | None = None
    latest: date | None = None
    died: date | None = None
    sex: str = "U"

    @property
    def born(self) -> date | None:
        return self.earliest if self.earliest == self.latest else None


def impossible_tie(new: Tie, person: Life, other: Life, known: Kinship) -> str:
    """Why this relationship cannot be, in a sentence; nothing when it can."""
    if new.person == new.other:
        return "Nobody is their own relative."
    if new.kind == PARENT and new.tie in (BIRTH, LEGAL):
        if new.other in known.ancestors(new.person):
            return f"{other.name} is already on record as a parent or forebear of {person.name}."
        if new.tie == BIRTH and person.born and other.born and person.born >= other.born:
            return f"{person.name} was born on or after the day {other.name} was, so cannot be a parent by birth."
    return ""


def strange_ties(new: Tie, person: Life, other: Life, known: Kinship) -> list[str]:
    """What to look at again before it is written down: each a sentence."""
    said: list[str] = []
    if new.kind == PARENT and new.tie == BIRTH:
        said += _strange_births(person, other)
        if len(known.parents(new.other) | {new.person}) > BIRTH_PARENTS:
            said.append(f"{other.name} already has two parents by birth on record. This would be a third.")
    if new.kind == "partner" and _close(new, known):
        said.append(f"{person.name} and {other.name} are on record as close relatives by birth.")
    if new.kind in ("sibling", "half_sibling") and new.tie != SOCIAL and new.other in known.ancestors(new.person):
        said.append(f"{other.name} is on record as a parent or forebear of {person.name}.")
    return said


def _strange_births(person: Life, other: Life) -> Iterable[str]:
    """Judged by the widest gap that what is known allows, so that nobody is doubted for a guess."""
    widest = _years_between(person.earliest, other.latest)
    if widest is not None and widest < YOUNGEST_PARENT:
        yield f"{person.name} would be less than {YOUNGEST_PARENT} years older than {other.name}."
    narrowest = _years_between(person.latest, other.earliest)
    if person.sex == "F" and narrowest is not None and narrowest > OLDEST_MOTHER:
        yield f"{person.name} would be more than {OLDEST_MOTHER} years older than {other.name}."
    if person.died and other.earliest and other.earliest > person.died + AFTER_A_DEATH:
        yield f"{person.name} died long before {other.name} was born."


def _years_between(first: date | None, last: date | None) -> int | None:
    """Whole years from the first to the last; fewer than none where they are the other way round."""
    return relativedelta(last, first).years if first and last else None


def _close(new: Tie, known: Kinship) -> bool:
    ends: tuple[Key, Key] = (new.person, new.other)
    related = {kin.person for kin in known.kin(ends[0]) if kin.tie == BIRTH} | known.ancestors(ends[0])
    return ends[1] in related or ends[0] in known.ancestors(ends[1])
