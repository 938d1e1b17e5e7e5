"""Rules of programmes in finished words: each met, not met or not known, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hearth.practice.definitions.programme import Programme
from hearth.referrals.eligibility.rules import Finding, Known, Verdict, Way, best, lacking, ways_into

MET = {True: ("Met", "green"), False: ("Not met", "red"), None: ("Not known", "grey")}
VERDICTS: dict[Verdict, tuple[str, str]] = {
    "fits": ("Every rule of one way in is met", "green"),
    "open": ("Something still has to be asked", "blue"),
    "does_not_fit": ("A rule is not met", "grey"),
}


@dataclass(frozen=True)
class Line:
    words: str
    why: str
    tag: tuple[str, str]  # the word and its colour


@dataclass(frozen=True)
class Other:
    """Another programme that is open to the family, or may be."""

    id: str
    title: str
    tag: tuple[str, str]


@dataclass(frozen=True)
class Misfit:
    """What whoever refers is told before it goes: which rule, why, and what does fit."""

    programme: str
    title: str
    heading: str
    ways: list[tuple[str, list[Line]]]
    others: list[Other]


def misfit(asked: Programme, known: Known, all_others: Sequence[tuple[str, Programme]]) -> Misfit | None:
    """Of the others, with the titles by which they are offered, those that fit come first; none that does not."""
    ways = ways_into(asked, known)
    lacks = lacking(ways)
    if not lacks:
        return None
    found = [(title, each.id, best(ways_into(each, known))) for title, each in all_others if each.id != asked.id]
    others = [Other(id, title, VERDICTS[verdict]) for title, id, verdict in found if verdict != "does_not_fit"]
    unfit = best(ways) == "does_not_fit"
    return Misfit(
        programme=asked.id,
        title=asked.title,
        heading=f"On what is on record, {asked.title} is not for this family"
        if unfit
        else f"Nobody knows yet whether {asked.title} is for this family",
        ways=by_way(lacks),
        others=sorted(others, key=lambda other: other.tag != VERDICTS["fits"]),
    )


def by_way(ways: Sequence[Way]) -> list[tuple[str, list[Line]]]:
    """A programme with one way in needs no name for it."""
    return [(way.label if len(ways) > 1 else "", [line(finding) for finding in way.findings]) for way in ways]


def line(finding: Finding) -> Line:
    return Line(finding.words, finding.why, MET[finding.met])


def kept(ways: Sequence[Way]) -> list[dict[str, Any]]:
    """As a referral keeps it: the rules alone. Why is on the family's record, and is not sent to another agency."""
    return [
        {"way": label, "rules": [{"words": each.words, "met": each.tag[0]} for each in lines]}
        for label, lines in by_way(ways)
    ]
