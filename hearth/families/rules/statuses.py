"""Dated statuses beside each other: several may be true at once, some cannot be, some seldom are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hearth.families.rules.ages import GROWN_UP, birthday, days_together
from hearth.ui.days import day


@dataclass(frozen=True)
class Period:
    """A status of somebody, from when until when."""

    kind: str
    starts: date
    ends: date | None = None


@dataclass(frozen=True)
class KindRules:
    """What the nation's list says of one kind of status."""

    label: str
    before_birth: bool = False
    of_adults: bool = False
    seldom_beside: tuple[tuple[str, int], ...] = ()  # another kind, and for how many days it may stand beside it


Kinds = Mapping[str, KindRules]


def impossible_status(
    new: Period, known: Iterable[Period], kinds: Kinds, *, born: date | None, died: date | None, today: date
) -> str:
    """Why this status cannot be, in a sentence; nothing when it can."""
    if new.kind not in kinds:
        return "Choose a status from the list of the family’s nation."
    label = kinds[new.kind].label
    if new.starts > today:
        return "The start of a status cannot be in the future."
    if new.ends and new.ends < new.starts:
        return "A status cannot end before it began."
    if born and new.starts < born and not kinds[new.kind].before_birth:
        allowed = [each.label for each in kinds.values() if each.before_birth]
        return f"Only these can begin before birth: {', '.join(allowed)}."
    if died and new.starts > died:
        return f"They died on {day(died)}, so nothing can begin after that."
    for each in known:
        if each.kind == new.kind and _overlap(new, each, today):
            return f"“{label}” is already on record from {day(each.starts)}. End that one, or correct it."
    return ""


def strange_status(new: Period, known: Iterable[Period], kinds: Kinds, *, born: date | None, today: date) -> list[str]:
    """What to look at again before it is written down: each a sentence."""
    said = []
    rules = kinds[new.kind]
    grown_up = birthday(born, GROWN_UP) if born else None
    if grown_up and not rules.of_adults and new.starts >= grown_up:
        said.append(f"They turned {GROWN_UP} on {day(grown_up)}. “{rules.label}” is a status of children.")
    for each in known:
        for kind, most in _seldom(rules, new.kind, each.kind, kinds):
            together = days_together((new.starts, new.ends), (each.starts, each.ends), today)
            if each.kind == kind and (together > most or _open_together(new, each, most)):
                said.append(f"“{rules.label}” would stand beside “{kinds[each.kind].label}”, which it seldom does.")
    return list(dict.fromkeys(said))


def _seldom(rules: KindRules, kind: str, other: str, kinds: Kinds) -> list[tuple[str, int]]:
    """Said of either, it is true of both."""
    own = [each for each in rules.seldom_beside if each[0] == other]
    theirs = [(other, most) for named, most in kinds[other].seldom_beside if named == kind] if other in kinds else []
    return own or theirs


def _open_together(new: Period, known: Period, most: int) -> bool:
    """Both still open, where not even a day beside each other is usual."""
    return most == 0 and new.ends is None and known.ends is None


def _overlap(one: Period, other: Period, today: date) -> bool:
    """Sharing a day; what ends on a day and what begins on it do not, since one gave way to the other."""
    if one.starts == other.starts:
        return True
    first, second = sorted((one, other), key=lambda each: each.starts)
    return first.ends is None or second.starts < first.ends
