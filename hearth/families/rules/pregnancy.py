"""Weeks of pregnancy, counted on a day from what was known on that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

EARLY_PREGNANCY_WEEKS = 20
PREGNANCY_WEEKS = 40
LONGEST_DAYS = 300  # from the day somebody can first know to a birth three weeks late
YOUNGEST_PARENT = 10  # younger than that nobody is offered as one
EARLIEST_BIRTH, LATEST_BIRTH = 22, 44  # weeks; outside them, somebody is asked whether a date is right


@dataclass(frozen=True)
class Estimate:
    """A due date, and the day on which it became known."""

    due: date
    known_on: date


def weeks_pregnant(due: date, on: date) -> int:
    """Completed weeks of pregnancy on a day, from the due date known that day (40 weeks at the due date)."""
    return PREGNANCY_WEEKS - -(-(due - on).days // 7)


def due_as_known(estimates: Iterable[Estimate], on: date) -> date | None:
    """The latest estimate that was known on that day; of two noted on one day, the later in the list."""
    known = [each for each in estimates if each.known_on <= on]
    return max(enumerate(known), key=lambda each: (each[1].known_on, each[0]))[1].due if known else None


def weeks_on(estimates: Iterable[Estimate], on: date) -> int | None:
    """Completed weeks on a day, from what was known on it. Nothing before anybody knew."""
    due = due_as_known(estimates, on)
    return None if due is None else weeks_pregnant(due, on)


def known_early(estimates: Iterable[Estimate], before_weeks: int = EARLY_PREGNANCY_WEEKS) -> bool:
    """Was the pregnancy known before so many weeks? By the estimate of the first day, not by a later, better one."""
    all_known = list(estimates)
    first = min((each.known_on for each in all_known), default=None)
    weeks = weeks_on(all_known, first) if first else None
    return weeks is not None and weeks < before_weeks


def problem_with_due(due: date, known_on: date) -> str:
    """Why a due date cannot be, in a sentence; nothing when it can."""
    if due <= known_on:
        return "The due date must be in the future."
    if (due - known_on).days > LONGEST_DAYS:
        return "The due date is more than a pregnancy away. Check the year."
    return ""


def impossible_end(estimates: Iterable[Estimate], on: date) -> str:
    """Why a pregnancy cannot have ended on that day, by what was first known of it: it had not begun."""
    first = _first_due(list(estimates))
    if first and weeks_pregnant(first, on) < 0:
        return "By the due date this pregnancy had not begun that day. Check the year."
    return ""


def _first_due(estimates: list[Estimate]) -> date | None:
    return min(estimates, key=lambda each: each.known_on).due if estimates else None


def strange_birth(estimates: Iterable[Estimate], born: date) -> str:
    """A birth so early or so late that a date may be wrong. Of a day before anybody knew, by what was first known."""
    all_known = list(estimates)
    due = due_as_known(all_known, born) or _first_due(all_known)
    weeks = weeks_pregnant(due, born) if due else None
    if weeks is not None and not EARLIEST_BIRTH <= weeks <= LATEST_BIRTH:
        return f"By the latest due date this birth was at {weeks} weeks."
    return ""
