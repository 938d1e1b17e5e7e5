"""Where a piece of work stands: its phase, what is late, what comes next."""

from datetime import date, datetime

from hearth.casework.models import Episode
from hearth.casework.rules.phases import Position, position
from hearth.casework.rules.visiting import Intensity
from hearth.practice.definitions.programme import Programme
from hearth.practice.queries import programme_of
from hearth.ui import days


def phase_words(episode: Episode, today: date) -> str:
    """Making changes, week 4 of 13; or week 15, 2 weeks longer than usual."""
    return where_words(programme_of(episode.programme_version), episode.phase, episode.phase_since, today)


def where_words(programme: Programme, phase: str, since: date, today: date) -> str:
    here = position(programme, phase, since, today)
    return f"{here.phase.label}, {week_words(here)}"


def week_words(here: Position) -> str:
    if here.over:
        return f"week {here.week}, {days.plural(here.over, 'week')} longer than usual"
    return f"week {here.week} of {here.phase.weeks}"


def intensity_words(visits: Intensity) -> str:
    tried = f", {visits.missed} more tried when nobody could be seen" if visits.missed else ""
    done = f"{days.plural(visits.done, 'visit')} done in this phase{tried}"
    if visits.too_few:
        return f"{done}. By now there should have been at least {visits.least}."
    return f"{done}. The programme asks for {visits.least} to {visits.most} by now."


def late_by(due: date, today: date) -> str:
    """9 days late; nothing for what is not late."""
    return f"{days.plural((today - due).days, 'day')} late" if due < today else ""


def when_due(due: date, today: date) -> str:
    """3 June 2026, 9 days late; today; 3 June 2026, in 4 days."""
    if due == today:
        return "today"
    return f"{days.day(due)}, {late_by(due, today) or days.ago(due)}"


def visit_words(planned_for: datetime) -> str:
    return f"{days.local(planned_for):%A} {days.day_and_time(planned_for)}"
