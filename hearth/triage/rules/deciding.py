"""What a decision must have, by the threshold document that the council decides by. Plain Python.

The levels, signs and outcomes are the document's and the nation's; the rules that no partnership can waive are here:
a worry that is real is never let go of, significant harm is never held, and an unfounded worry closes with reasons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hearth.practice.definitions.nation import Nation, Outcome
from hearth.practice.definitions.thresholds import Level, LevelIndicator, Thresholds
from hearth.referrals.rules import Asking
from hearth.ui.days import day

ALWAYS, REPEATED = "always", "repeated"  # when an agency wants two people for an outcome
WHEN_TWO = {ALWAYS: "Always", REPEATED: "When there was a worry about the family before"}
LONGEST_HOLDING = timedelta(days=366)  # longer is a slip of the year, or a holding that nobody looks at


@dataclass(frozen=True)
class Document:
    """What a council decides by: its partnership's levels of need, and its nation's outcomes and barriers."""

    nation: Nation
    thresholds: Thresholds

    def outcomes(self, choice: "Choice") -> list[Outcome]:
        """What is chosen, the first first, then what is decided beside it."""
        return [self.nation.outcome(id) for id in (choice.outcome, *choice.also)]


@dataclass(frozen=True)
class Held:
    """Who has agreed to hold the child: doing what, until when, and whether the family knows."""

    by_name: str
    doing: str
    until: date | None
    family_told: bool | None
    why_not_told: str = ""
    by_id: UUID | None = None  # unless it is somebody outside the council
    team_id: UUID | None = None


@dataclass(frozen=True)
class Choice:
    """A decision as somebody makes it, before it is a record."""

    level: str
    outcome: str
    reasons: str
    indicators: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    held: Held | None = None
    asking: Asking | None = None  # what is asked of the service that runs a programme
    to_team_id: UUID | None = None
    public_answer: str = ""
    professional_answer: str = ""
    also: tuple[str, ...] = ()  # outcomes beside the first
    service: str = ""  # a local service, named in words
    to_body: str = ""  # the other council
    kept_from: str = ""  # the agency in which somebody accused works, in words
    kept_from_id: UUID | None = None  # that agency, where Hearth knows it: then it is kept from its accounts and keys
    asked_for_help: bool = False  # by a parent: nobody has alleged anything, so no sign has to be found


@dataclass(frozen=True)
class Problem:
    """One thing to put right: which part of the decision it is about, and a sentence."""

    about: str
    sentence: str


class NotADecision(ValueError):
    """Something a decision must have is missing, or two parts of it do not go together."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.sentence for problem in problems))


def problems(choice: Choice, document: Document, today: date, *, family_known: bool) -> list[Problem]:
    """Everything that keeps this from being a decision; nothing when it is one."""
    levels = {level.id: level for level in document.thresholds.levels}
    if choice.level not in levels:
        return [Problem("level", f"Choose one of the levels of {document.thresholds.title}")]
    level = levels[choice.level]
    known = {outcome.id: outcome for outcome in document.nation.outcomes}
    outcome = known.get(choice.outcome)
    if outcome is None:
        return [Problem("outcome", "Choose what happens next")]
    signs, unknown = _cited(choice, document)
    return [
        *unknown,
        *_signs(choice, level, outcome, signs, document),
        *_outcome(choice, level, outcome, document),
        *_reasons(choice, document),
        *_holding(choice, level, outcome, signs, today),
        *_referral(choice, outcome),
        *_named(choice, document),
        *_family(outcome, family_known),
    ]


def check(choice: Choice, document: Document, today: date, *, family_known: bool) -> None:
    if found := problems(choice, document, today, family_known=family_known):
        raise NotADecision(found)


def _cited(choice: Choice, document: Document) -> tuple[list[LevelIndicator], list[Problem]]:
    """The signs that were cited, and a sentence for each that is not of this document."""
    signs, unknown = [], []
    for id in choice.indicators:
        try:
            signs.append(document.thresholds.indicator(id))
        except KeyError as not_there:
            unknown.append(Problem("indicators", str(not_there.args[0])))
    return signs, unknown


def _signs(
    choice: Choice, level: Level, outcome: Outcome, signs: list[LevelIndicator], document: Document
) -> Iterator[Problem]:
    if outcome.unfounded:
        if signs:
            yield Problem(
                "indicators",
                "You have ticked a sign, so the worry is not unfounded. Untick it, or say who holds the child.",
            )
        return
    if not choice.indicators and not choice.asked_for_help and outcome.needs_sign:
        yield Problem("indicators", "Tick at least one sign that you decided by")
    # Lower signs may add up to a higher level; a higher sign never makes a lower one.
    for sign in signs:
        if (its_level := _level_of(sign, document)).number > level.number:
            yield Problem("level", f"“{sign.text}” is a sign of the level “{its_level.label}” or above")


def _level_of(sign: LevelIndicator, document: Document) -> Level:
    return next(level for level in document.thresholds.levels if sign in level.indicators)


def _outcome(choice: Choice, level: Level, outcome: Outcome, document: Document) -> Iterator[Problem]:
    labels = {each.id: each.label for each in document.nation.outcomes}
    if outcome.id not in level.outcomes:
        allowed = ", ".join(labels[id] for id in level.outcomes)
        yield Problem(
            "outcome", f"“{outcome.label}” is not open at the level “{level.label}”. Choose one of: {allowed}"
        )
    for id in choice.also:
        beside = next((each for each in document.nation.outcomes if each.id == id), None)
        if beside is None or not beside.beside:
            yield Problem("also", f"“{labels.get(id, id)}” cannot be decided beside another outcome")
        elif outcome.unfounded:
            yield Problem("also", f"Where there was nothing to the worry, nothing is done beside it: “{beside.label}”")
        elif id == outcome.id:
            yield Problem("also", f"“{beside.label}” is chosen already. Untick it here")


def _reasons(choice: Choice, document: Document) -> Iterator[Problem]:
    if not choice.reasons.strip():
        yield Problem("reasons", "Give your reasons")
    known = {barrier.id for barrier in document.nation.barriers}
    for id in choice.barriers:
        if id not in known:
            yield Problem("barriers", f"“{id}” is not a barrier that {document.nation.title} counts")


def _holding(
    choice: Choice, level: Level, outcome: Outcome, signs: list[LevelIndicator], today: date
) -> Iterator[Problem]:
    if choice.held is None:
        if outcome.needs_holder:
            yield Problem("held_by", "Say who holds the child. A worry that is real is never let go of")
        return
    if any(sign.significant_harm for sign in signs):
        yield Problem("held_by", "Significant harm is never held: it goes to children’s services now")
    elif not level.can_be_held:
        yield Problem("held_by", f"Nobody can hold a child at the level “{level.label}”")
    elif outcome.closes:
        yield Problem("held_by", "Nobody holds the child after this outcome. Choose another, or nobody to hold")
    else:
        yield from _held_parts(choice.held, today)


def _held_parts(held: Held, today: date) -> Iterator[Problem]:
    if not held.by_name.strip():
        yield Problem("held_by", "Name the person who holds the child")
    if not held.doing.strip():
        yield Problem("held_doing", "Say what they will do")
    if held.until is None:
        yield Problem("held_until", "Say until when")
    elif held.until <= today:
        yield Problem("held_until", "The day until when somebody holds the child must be in the future")
    elif held.until > today + LONGEST_HOLDING:
        yield Problem("held_until", f"{day(held.until)} is more than a year away. Check the year")
    if held.family_told is None:
        yield Problem("held_told", "Say whether the family has been told who holds the child")
    elif not held.family_told and not held.why_not_told.strip():
        yield Problem("held_why_not_told", "Say why the family has not been told")


def _referral(choice: Choice, outcome: Outcome) -> Iterator[Problem]:
    if not outcome.refers:
        if choice.asking is not None:
            yield Problem("programme", "Only an early-help programme is referred to here. Choose it, or no programme")
        return
    if choice.asking is None:
        yield Problem("programme", "Choose the programme")
        return
    if choice.to_team_id is None:
        yield Problem("to_team", "Choose the service that you ask")
    if not choice.asking.reason.strip():
        yield Problem("asking_reason", "Say what you ask of the service")
    if not choice.asking.lawful_basis.strip():
        yield Problem("asking_basis", "Choose why you may share this")
    if not choice.asking.family_told and not choice.asking.why_not_told.strip():
        yield Problem("asking_why_not_told", "Say why the family has not been told of the referral")


def _named(choice: Choice, document: Document) -> Iterator[Problem]:
    """Which service, which council, which agency: asked where an outcome needs it."""
    chosen = [outcome for outcome in document.nation.outcomes if outcome.id in (choice.outcome, *choice.also)]
    if any(outcome.names_service for outcome in chosen) and not choice.service.strip():
        yield Problem("service", "Name the service, and how the family reaches it")
    if any(outcome.passes_over for outcome in chosen) and not choice.to_body:
        yield Problem("to_body", "Choose where the child lives, so that it is told")
    if any(outcome.kept_from_the_agency for outcome in chosen) and not names_agency(choice):
        yield Problem("kept_from_agency", "Name the agency in which they work. It is kept from it")


def names_agency(choice: Choice) -> bool:
    return choice.kept_from_id is not None or bool(choice.kept_from.strip())


def _family(outcome: Outcome, family_known: bool) -> Iterator[Problem]:
    if outcome.needs_family and not family_known:
        yield Problem("outcome", "First say who the family is. What happens next must stand in their record")
