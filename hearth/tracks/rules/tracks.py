"""How long somebody is followed, where they are on the way, and what is asked at the end."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from hearth.tracks.rules.courts import months_between

State = Literal["not_begun", "running", "ending", "over", "ended"]
SOON = 3  # months before the end, in which the last question is prepared


@dataclass(frozen=True)
class Where:
    """One person on one track."""

    begins: date | None
    ends: date | None
    month: int  # completed
    of: int
    state: State


def where(months: int, begins: date | None, today: date, stopped: date | None = None) -> Where:
    """`begins` is unknown before a birth. `stopped`: the work, or a life, ended before the track did."""
    if begins is None or begins > today:
        return Where(None, None, 0, months, "ended" if stopped else "not_begun")
    ends = begins + relativedelta(months=months)
    if stopped and stopped < ends:
        return Where(begins, ends, max(0, months_between(begins, stopped)), months, "ended")
    done = months_between(begins, min(today, ends))
    state: State = "over" if today >= ends else "ending" if months - done <= SOON else "running"
    return Where(begins, ends, done, months, state)
