"""Safe on a visit: out until a time, then back, or somebody asks. Plain Python."""

from datetime import datetime, timedelta

from hearth.casework.rules import NotPossible

GRACE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)


def check_back_by(back_by: datetime, now: datetime) -> None:
    if back_by <= now:
        raise NotPossible("This time has passed. When will you be back?")
    if back_by - now > LONGEST:
        raise NotPossible("That is more than eight hours away. Check in again in between.")


def is_late(back_by: datetime, now: datetime) -> bool:
    """A quarter of an hour is traffic; after that somebody rings."""
    return now >= back_by + GRACE
