"""One family’s history: children, courts, pregnancies."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hearth.families.models import Status
from hearth.practice.definitions.family_terms import SchoolReadiness
from hearth.tracks.presenters.ready import NOBODY, lines_of, now_in_words
from hearth.tracks.queries.parents import Child, Parent, estimates
from hearth.tracks.rules.cohort import LABELS
from hearth.tracks.rules.courts import gaps
from hearth.tracks.rules.early import along
from hearth.ui import days


@dataclass(frozen=True)
class History:
    """One parent's history in words: children, courts with the months between them, pregnancies."""

    name: str
    role: str
    children: list[list[str]]
    readiness: list[list[Any]]
    courts: list[list[str]]
    gaps: list[str]
    pregnancies: list[list[str]]


def history(parent: Parent, labels: dict[str, str], ready: SchoolReadiness, episode_id: UUID, today: date) -> History:
    known = [*parent.earlier, *(child for child in parent.tracked if child.person and not child.person.sealed_at)]
    return History(
        str(parent.person),
        parent.role,
        [[child.called, _born(child), _over_time(child, labels), LABELS[child.now]] for child in known],
        [row for child in known if _followed(child) for row in _readiness(child, ready, episode_id, today)],
        [
            [days.day(case.issued), days.day(case.ended) or "Still running", case.court, case.outcome]
            for case in parent.cases
        ],
        [_gap(each) for each in gaps((case.issued, case.ended) for case in parent.cases)],
        [row for pregnancy in parent.pregnancies for row in _pregnancy(pregnancy, today)],
    )


def _followed(child: Child) -> bool:
    """Of an earlier child something is shown only where it was written down."""
    return bool(child.lines) or (child.pregnancy is not None and child.now not in NOBODY)


def _readiness(child: Child, ready: SchoolReadiness, episode_id: UUID, today: date) -> list[list[Any]]:
    """What is on record; where nothing of it stands, what that means today."""
    now = [] if child.readiness else [[child.called, now_in_words(child, ready, today), "–"]]
    return lines_of(child, ready, episode_id) + [row for row in now if row[1]]


def _born(child: Child) -> str:
    return days.day(child.person.born) if child.person and child.person.born else "Not born yet"


def _over_time(child: Child, labels: dict[str, str]) -> str:
    return "; ".join(_status(each, labels) for each in child.statuses) or "None on record"


def _status(status: Status, labels: dict[str, str]) -> str:
    until = f" to {days.day(status.ends)}" if status.ends else ""
    return f"{labels.get(status.kind, status.kind)} from {days.day(status.starts)}{until}"


def _gap(gap: Any) -> str:
    running = " The second began while the first was still running." if gap.again_while_running else ""
    between = f"{days.day(gap.first)} to {days.day(gap.next)}"
    return f"Court to court: {days.plural(gap.months, 'month')}, {between}.{running}"


def _pregnancy(pregnancy: Any, today: date) -> list[list[str]]:
    """Each due date with the day on which it became known, and how far along that made her then."""
    said = {"expected": "Expected", "born": "Born", "lost": "Lost", "ended": "Ended"}[pregnancy.outcome]
    over = f"{said} {days.day(pregnancy.ended)}" if pregnancy.ended else said
    many = f" ({pregnancy.babies} babies)" if pregnancy.babies > 1 else ""
    found = []
    for estimate in estimates(pregnancy):
        then = along([estimate], estimate.known_on)
        weeks = f"{days.plural(then.weeks or 0, 'week')} along then"
        found.append([days.day(estimate.due), f"{days.day(estimate.known_on)}, {weeks}", over + many])
    return found or [["Not known", "", over + many]]
