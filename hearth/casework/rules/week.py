"""A working week, Monday to Sunday, and where a visit stands on it. Plain Python."""

from datetime import date, datetime, timedelta

from hearth.casework.rules.visiting import CANCELLED, DONE, MISSED, PLANNED

STANDING = {DONE: "Done", MISSED: "Missed", CANCELLED: "Cancelled"}


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def days_of(monday: date) -> list[date]:
    return [monday + timedelta(days=each) for each in range(7)]


def standing(state: str, planned_for: datetime, now: datetime) -> str:
    """One that was planned and has passed is to be written up; it is late from the next day on."""
    if state != PLANNED:
        return STANDING[state]
    if planned_for > now:
        return "Planned"
    return "Late: write it up" if planned_for.date() < now.date() else "Write it up"
