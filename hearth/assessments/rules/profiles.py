"""Whose profile it is: a child's with a carer, a child's, a carer's or a family's; and all that was answered in it.

Each row (`Whose`) is one child, one carer, one child with one carer, or the family as a whole. Which of them are
profiles, the instrument's unit says; the others are whom an area is repeated for within a profile.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from hearth.assessments.rules.answers import Answer
from hearth.practice import scoring
from hearth.practice.definitions.instrument import Area, Instrument
from hearth.practice.scoring import About, Answers, pair, visible_items

Person = TypeVar("Person")
NOBODY: tuple[None, ...] = (None,)
Pair = tuple[Person | None, Person | None]
"""A child and a carer; neither is the family as a whole."""


@dataclass(frozen=True)
class Whose:
    """One row. `child` and `carer` are ids; `years` the child's age when the assessment began."""

    id: str
    child: str = ""
    carer: str = ""
    name: str = ""
    years: int | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """`rows` has a row for each of the engine's subjects, "" for the profile itself."""

    id: str
    name: str
    about: About
    rows: Mapping[str, Whose]

    def answers_of(self, whom: str = "") -> Mapping[str, Answer]:
        return self.rows[whom].answers if whom in self.rows else {}

    @property
    def answers(self) -> Answers:
        """As the instrument engine reads them."""
        each = {whom: _scored(row) for whom, row in self.rows.items() if whom}
        return Answers(_scored(self.rows[""]), each)

    def whom_of(self, row_id: str, repeat: str | None) -> str:
        """What the engine calls this row where an area is repeated so. Raises `KeyError` for one that is not in it."""
        for whom in self.about.subjects(repeat):
            if whom in self.rows and self.rows[whom].id == row_id:
                return whom
        raise KeyError(row_id)


def _scored(row: Whose) -> dict[str, scoring.Answer]:
    return {question: answer.scored for question, answer in row.answers.items()}


def pairs_for(instrument: Instrument, children: Sequence[Person], carers: Sequence[Person]) -> list[Pair[Person]]:
    """Every row that an assessment of these people has. Those a family's is about are kept by name."""
    repeats = {area.repeat for area in instrument.areas}
    pairs: list[Pair[Person]] = []
    match instrument.unit:
        case "child_and_carer":
            pairs += [(child, carer) for child in children for carer in (carers or NOBODY)]
        case "child":
            pairs += [(child, None) for child in children]
            pairs += [
                (child, carer) for child in children for carer in carers if repeats & {"carer", "child_and_carer"}
            ]
        case "carer":
            pairs += [(None, carer) for carer in carers]
            pairs += [
                (child, carer) for child in children for carer in carers if repeats & {"child", "child_and_carer"}
            ]
        case "family":
            pairs += [(None, None), *((child, None) for child in children), *((None, carer) for carer in carers)]
            pairs += [(child, carer) for child in children for carer in carers if "child_and_carer" in repeats]
    return pairs


def profiles_of(instrument: Instrument, whose: Sequence[Whose], informant: str = "") -> list[Profile]:
    return [_profile(instrument, row, whose, informant) for row in whose if _is_profile(instrument, row)]


def _is_profile(instrument: Instrument, row: Whose) -> bool:
    has = (bool(row.child), bool(row.carer))
    wanted = {"child": (True, False), "carer": (False, True), "family": (False, False)}
    return has == wanted[instrument.unit] if instrument.unit in wanted else has[0]


def _profile(instrument: Instrument, own: Whose, whose: Sequence[Whose], informant: str) -> Profile:
    about = About(
        informant=informant,
        years=own.years,
        subject=f"{own.child} {own.carer}",
        children=(own.child,) if own.child else _distinct(row.child for row in whose),
        carers=(own.carer,) if own.carer else _distinct(row.carer for row in whose),
    )
    by_pair = {(row.child, row.carer): row for row in whose}
    rows = {"": own}
    for child in about.children:
        if row := by_pair.get((child, own.carer)):
            rows[child] = row
    for carer in about.carers:
        if row := by_pair.get((own.child, carer)):
            rows[carer] = row
    for child in about.children:
        for carer in about.carers:
            if row := by_pair.get((child, carer)):
                rows[pair(child, carer)] = row
    return Profile(own.id, own.name, about, rows)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def asked_of(instrument: Instrument, profile: Profile, area: Area, whom: str) -> frozenset[str]:
    """The questions of an area that are asked of this child, carer or pair, given what was answered so far."""
    shown = visible_items(instrument, profile.answers, profile.about)
    return frozenset(each.item.id for each in shown if each.area.id == area.id and each.subject == whom)


def with_answers(profile: Profile, whom: str, answers: Mapping[str, Answer]) -> Profile:
    """The same profile, had these been answered."""
    row = profile.rows[whom]
    changed = replace(row, answers={**row.answers, **answers})
    return replace(profile, rows={**profile.rows, whom: changed} | ({"": changed} if row is profile.rows[""] else {}))
