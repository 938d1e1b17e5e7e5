"""What matters, in five lines. Plain Python: facts in, sentences out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.ui.days import day, plural


@dataclass(frozen=True)
class ChildFact:
    name: str
    age: str


@dataclass(frozen=True)
class StatusFact:
    child: str
    words: str  # "Child protection plan for neglect"
    since: date


@dataclass(frozen=True)
class HelpFact:
    what: str
    worker: str
    agency: str
    since: date


@dataclass(frozen=True)
class WorryFacts:
    this_year: int
    sources: int
    ever: int
    latest: date | None


@dataclass(frozen=True)
class WorkFacts:
    assessed: date | None
    worst: str  # "Physical care and safety", where a grade flags them
    children_seen_alone: date | None


def five_lines(
    children: Sequence[ChildFact],
    statuses: Sequence[StatusFact],
    help_now: Sequence[HelpFact],
    worries: WorryFacts,
    work: WorkFacts,
) -> list[tuple[str, str]]:
    """(what the line is about, the line), always five, so that an absence is said and not left out."""
    return [
        ("Children", _children(children)),
        ("In law", _statuses(statuses)),
        ("Who helps", _help(help_now)),
        ("Worries", _worries(worries)),
        ("Last seen", _work(work)),
    ]


def _children(children: Sequence[ChildFact]) -> str:
    return "; ".join(f"{child.name}, {child.age}" for child in children) or "No children are recorded yet."


def _statuses(statuses: Sequence[StatusFact]) -> str:
    told = [f"{status.child}: {status.words} since {day(status.since)}" for status in statuses]
    return "; ".join(told) or "No child has a status in law now."


def _help(help_now: Sequence[HelpFact]) -> str:
    told = [f"{each.worker or 'A team'} ({each.agency}), {each.what}, since {day(each.since)}" for each in help_now]
    return "; ".join(told) or "Nobody is helping this family now."


def _worries(worries: WorryFacts) -> str:
    if not worries.ever or worries.latest is None:
        return "No worry has been recorded."
    if not worries.this_year:
        return f"None in the last 12 months; {worries.ever} before, the latest on {day(worries.latest)}."
    sources = plural(worries.sources, "source")
    first = f"{worries.this_year} in the last 12 months, from {sources}"
    return f"{first}; {worries.ever} in all. The latest on {day(worries.latest)}."


def _work(work: WorkFacts) -> str:
    seen = f"Seen alone on {day(work.children_seen_alone)}" if work.children_seen_alone else "No child seen alone yet"
    if not work.assessed:
        return f"{seen}. Not assessed yet."
    flagged = f"; what worries us most: {work.worst.lower()}" if work.worst else ""
    return f"{seen}. Assessed on {day(work.assessed)}{flagged}."
