"""How long a link lasts, and when it opens nothing any more. Plain Python."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hearth.casework.rules import NotPossible

LASTS = timedelta(days=14)
SITS = timedelta(minutes=60)  # a computer in a staff room
STILL_WRITES = timedelta(hours=12)  # what is sent later than that needs the code again; it is kept meanwhile


@dataclass(frozen=True)
class Standing:
    taken_back: bool
    until: datetime
    written: bool  # by them, or by a worker who heard it
    held: bool  # the review
    work_ended: bool
    sealed: bool  # the record, or the child who is named
    died: bool  # the child who is named
    restricted: bool
    while_restricted: bool


def why_closed(now: Standing, at: datetime) -> str:
    """As a worker is told; empty where it opens. Whoever has the link hears only that it is closed."""
    reasons = (
        (now.written, "What they see is written down already."),
        (now.taken_back, "The link was taken back."),
        (now.held, "The review has been held."),
        (now.work_ended, "The work has ended."),
        (now.sealed or now.died, "The record is closed."),
        (now.restricted and not now.while_restricted, "The record was restricted since. Decide anew."),
        (at >= now.until, "The link has had its time."),
    )
    return next((why for closed, why in reasons if closed), "")


def first_name(given_names: str, known_as: str) -> str:
    return next(iter((known_as or given_names).split()), "")


def check_asks(asks: str) -> None:
    if not asks.strip():
        raise NotPossible("Write what you ask them.")
