"""What may stand as the value of an observation, and the number it is kept as.

yes 1, no 0 · goal 1, not_goal 0 · improved 1, same 0, worse -1 · counts, percentages and levels are
themselves · a destination is its place in the programme's list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearth.outcomes.definitions import Measured
from hearth.practice.definitions.observed import Observed

YES_OR_NO = {"yes": 1.0, "no": 0.0}
GOAL = {"goal": 1.0, "not_goal": 0.0}
CHANGE = {"improved": 1.0, "same": 0.0, "worse": -1.0}
DESTINATION = "destination"


@dataclass(frozen=True)
class Answer:
    """One thing that may be observed in a programme: words with their numbers, or a range of numbers."""

    programme: str
    thing: str
    about: str
    at_referral: Mapping[str, float]
    afterwards: Mapping[str, float]
    highest: float | None
    whole: bool
    expected: str
    expected_at_referral: str


def answers(programme: Measured) -> Iterator[Answer]:
    """What may be observed in this programme, destinations among it where there are any."""
    for thing in programme.observed:
        yield _answer(programme.id, thing)
        if own := programme.destinations(thing.id):
            yield _words(programme.id, f"{thing.id}:{DESTINATION}", "child", _numbered(own))
    if everywhere := programme.destinations():
        yield _words(programme.id, DESTINATION, "child", _numbered(everywhere))


def _numbered(words: list[str]) -> dict[str, float]:
    return {word: float(place) for place, word in enumerate(words)}


def number_of(thing: Observed, word: str, *, baseline: bool) -> float:
    """The number that a measure's word stands for. Raises `KeyError` for a word that cannot be answered."""
    answer = _answer("", thing)
    return (answer.at_referral if baseline else answer.afterwards)[word]


def _answer(programme: str, thing: Observed) -> Answer:
    match thing.answer:
        case "yes_no":
            return _words(programme, thing.id, thing.about, YES_OR_NO)
        case "goal_then_change":
            return _words(programme, thing.id, thing.about, CHANGE, at_referral=GOAL)
        case "percent":
            return _number(programme, thing, "a number from 0 to 100, without a percent sign", 100, whole=False)
        case "level":
            highest = len(thing.levels) - 1
            return _number(programme, thing, f"a whole number from 0 to {highest}", highest, whole=True)
    return _number(programme, thing, "a whole number: 0, 1, 2 and so on", 1_000_000, whole=True)


def _words(
    programme: str,
    thing: str,
    about: str,
    words: Mapping[str, float],
    at_referral: Mapping[str, float] | None = None,
) -> Answer:
    first = words if at_referral is None else at_referral
    return Answer(programme, thing, about, first, words, None, False, _either(words), _either(first))


def _number(programme: str, thing: Observed, expected: str, highest: float, *, whole: bool) -> Answer:
    return Answer(programme, thing.id, thing.about, {}, {}, highest, whole, expected, expected)


def _either(words: Mapping[str, float]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
