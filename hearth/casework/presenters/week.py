"""The week in finished words: a heading for each day, a line for each visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hearth.casework.queries.week import VisitInWeek
from hearth.casework.rules.week import days_of, standing
from hearth.ui import days
from hearth.ui.addresses import address

COLOURS = {"Done": "green", "Missed": "orange", "Cancelled": "grey", "Planned": "blue"}


@dataclass(frozen=True)
class VisitLine:
    time: str
    family: str
    what: str
    href: str
    state: str
    colour: str
    worker: str


@dataclass(frozen=True)
class DayOfWeek:
    heading: str
    today: bool
    visits: list[VisitLine]


@dataclass(frozen=True)
class Week:
    heading: str
    days: list[DayOfWeek]
    summary: str
    earlier: str
    later: str


def week(visits: Sequence[VisitInWeek], monday: date, now: datetime, whole_team: bool) -> Week:
    local = days.local(now)
    found: dict[date, list[VisitLine]] = {day: [] for day in days_of(monday)}
    for visit in visits:
        found[days.local(visit.planned_for).date()].append(_line(visit, local, whole_team))
    whose = "team" if whole_team else "mine"
    return Week(
        heading=f"{days.day(monday)} to {days.day(monday + timedelta(days=6))}",
        days=[DayOfWeek(f"{day:%A} {days.short_day(day)}", day == local.date(), lines) for day, lines in found.items()],
        summary=_summary(visits),
        earlier=f"?whose={whose}&week={monday - timedelta(days=7)}",
        later=f"?whose={whose}&week={monday + timedelta(days=7)}",
    )


def _line(visit: VisitInWeek, now: datetime, whole_team: bool) -> VisitLine:
    at = days.local(visit.planned_for)
    state = "There now" if visit.out else standing(visit.state, at, now)
    saw = ", ".join(name for name in visit.saw if name)
    return VisitLine(
        time=days.clock(at),
        family=visit.family,
        what=f"Saw {saw}" if saw else visit.reason or visit.purpose,
        href=address("casework:visit", visit.id),
        state=state,
        colour=COLOURS.get(state, "purple" if visit.out else "red"),
        worker=visit.key_worker_name if whole_team else "",
    )


def _summary(visits: Sequence[VisitInWeek]) -> str:
    """3 of 7 visits done."""
    if not visits:
        return "No visits are planned this week."
    done = sum(visit.state == "done" for visit in visits)
    return f"{done} of {days.plural(len(visits), 'visit')} done."
