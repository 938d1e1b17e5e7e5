"""Whether a programme is for a family: each rule of its ways in, met, not met or not known, and why. Plain Python.

Nothing here decides. A family that does not fit on paper may be worked with for a reason, and what is not on record
is said to be unknown, so that somebody asks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from hearth.families.rules import weeks_pregnant
from hearth.practice.definitions import eligibility as defined
from hearth.practice.definitions.programme import Programme
from hearth.ui import days

Verdict = Literal["fits", "open", "does_not_fit"]
ORDER: tuple[Verdict, ...] = ("fits", "open", "does_not_fit")  # the most open first


@dataclass(frozen=True)
class Birth:
    """A child's birth: the earliest and the latest day it can have been. Neither is known: both None."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True)
class Expected:
    """A pregnancy that goes on: the due date known on the day, if any."""

    due: date | None


@dataclass(frozen=True)
class Known:
    """What is on record of a family on a day. Labels are for the sentences."""

    on: date
    children: tuple[Birth, ...] = ()
    expected: tuple[Expected, ...] = ()
    removed_as: frozenset[str] = frozenset()  # statuses that children of the family's parents have, or had
    statuses_now: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    agreed: bool | None = None  # whether the family wants this help; None where nobody has asked
    labels: Mapping[str, str] = field(default_factory=dict)  # of needs and statuses, by id


@dataclass(frozen=True)
class Finding:
    """One rule and what is known: met, not met, or None where it is not known; and why, in words."""

    words: str
    met: bool | None
    why: str


@dataclass(frozen=True)
class Way:
    """One way into a programme, rule by rule."""

    label: str
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        if any(each.met is False for each in self.findings):
            return "does_not_fit"
        return "open" if any(each.met is None for each in self.findings) else "fits"


def ways_into(programme: Programme, known: Known) -> tuple[Way, ...]:
    return tuple(
        Way(way.label, tuple(_finding(rule.words, rule.test, known) for rule in way.rules)) for way in programme.ways_in
    )


def lacking(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """What is not met or not known, way by way; nothing, where one way is open or no rule stands in it."""
    if not ways or best(ways) == "fits":
        return ()
    return tuple(Way(way.label, tuple(each for each in way.findings if not each.met)) for way in ways)


def best(ways: tuple[Way, ...]) -> Verdict:
    """Of several ways in the most open; a programme that names none is open to anybody."""
    verdicts = {way.verdict for way in ways}
    return next((each for each in ORDER if each in verdicts), "open")


def _finding(words: str, test: Any, known: Known) -> Finding:
    met, why = TESTS[test.kind](test, known)
    return Finding(words, met, why)


def _child_aged(test: defined.ChildAged, known: Known) -> tuple[bool | None, str]:
    """Ages are exact to the day; a birth known only roughly may or may not be within them."""
    if not known.children:
        return False, "No child is on record."
    oldest = known.on - relativedelta(years=test.at_most + 1)  # born after this day
    youngest = known.on - relativedelta(years=test.at_least)  # born on or before this day
    surely = [each for each in known.children if _within(each, oldest, youngest)]
    if surely:
        return True, f"{days.plural(len(surely), 'child', 'children')} of that age."
    if any(_maybe(each, oldest, youngest) for each in known.children):
        return None, "A child's date of birth is not known well enough."
    return False, "No child of that age."


def _within(birth: Birth, after: date, until: date) -> bool:
    return bool(birth.earliest and birth.latest and after < birth.earliest and birth.latest <= until)


def _maybe(birth: Birth, after: date, until: date) -> bool:
    return (birth.latest is None or birth.latest > after) and (birth.earliest is None or birth.earliest <= until)


def _pregnant(test: defined.Pregnant, known: Known) -> tuple[bool | None, str]:
    if not known.expected:
        return False, "No pregnancy is on record."
    if test.before_weeks is None:
        return True, "A baby is expected."
    weeks = [weeks_pregnant(each.due, known.on) for each in known.expected if each.due]
    if any(each < test.before_weeks for each in weeks):
        return True, f"{days.plural(min(weeks), 'week')} along on {days.day(known.on)}."
    if len(weeks) < len(known.expected):
        return None, "The due date is not known yet."
    return False, f"{days.plural(min(weeks), 'week')} along on {days.day(known.on)}."


def _not_pregnant(test: defined.NotPregnant, known: Known) -> tuple[bool | None, str]:
    return (False, "A baby is expected.") if known.expected else (True, "No pregnancy is on record.")


def _earlier_removal(test: defined.EarlierRemoval, known: Known) -> tuple[bool | None, str]:
    there = sorted(known.removed_as & set(test.statuses))
    if there:
        return True, f"On record: {_listed(there, known)}."
    if EARLIER_REMOVALS in known.needs:
        return True, "Earlier removals were noted as a reason for concern."
    return False, "No removal is on record. Ask: it may have been in another area."


def _status_now(test: defined.StatusNow, known: Known) -> tuple[bool | None, str]:
    there = sorted(known.statuses_now & set(test.statuses))
    if there:
        return not test.none, f"Now: {_listed(there, known)}."
    return test.none, "None of these is on record now."


def _needs(test: defined.Needs, known: Known) -> tuple[bool | None, str]:
    there = [need for need in test.any_of if need in known.needs]
    if not there:
        return None, "None of these has been recorded yet."
    return (True if len(there) >= test.at_least else None), f"Recorded: {_listed(there, known)}."


AGREED = {
    True: "They agree to this service.",
    False: "They do not want this service.",
    None: "Nobody has written down what the family says.",
}


def _agreed(test: defined.Agreed, known: Known) -> tuple[bool | None, str]:
    return known.agreed, AGREED[known.agreed]


def _judged(test: defined.Judged, known: Known) -> tuple[bool | None, str]:
    return None, "For a person to say."


def _listed(ids: list[str], known: Known) -> str:
    return ", ".join(known.labels.get(each, each.replace("_", " ")) for each in ids)


EARLIER_REMOVALS = "earlier_children_removed"
TESTS: Mapping[str, Callable[[Any, Known], tuple[bool | None, str]]] = {
    "child_aged": _child_aged,
    "pregnant": _pregnant,
    "not_pregnant": _not_pregnant,
    "earlier_removal": _earlier_removal,
    "status_now": _status_now,
    "needs": _needs,
    "agreed": _agreed,
    "judged": _judged,
}
