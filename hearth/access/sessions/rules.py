"""When a session ends. Plain Python.

Two clocks: one since the last request, one since signing in. An agency sets its own within these limits.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

IDLE_MINUTES, LEAST_IDLE, MOST_IDLE = 60, 5, 120
SESSION_HOURS, LEAST_HOURS, MOST_HOURS = 12, 1, 24
WARN_BEFORE = timedelta(minutes=2)
NOTED_EVERY = timedelta(seconds=30)  # the last request is noted no more often than this: each note is a write


@dataclass(frozen=True)
class Limits:
    idle: timedelta
    whole: timedelta


def limits_of(idle_minutes: int | None, session_hours: int | None) -> Limits:
    """What an agency has set, never beyond what anybody may set."""
    idle = min(max(idle_minutes or IDLE_MINUTES, LEAST_IDLE), MOST_IDLE)
    hours = min(max(session_hours or SESSION_HOURS, LEAST_HOURS), MOST_HOURS)
    return Limits(timedelta(minutes=idle), timedelta(hours=hours))


def left(limits: Limits, *, signed_in: float, last_seen: float, now: datetime) -> timedelta:
    """How much longer, if nothing more is asked. Nothing or less: it has ended."""
    return min(_at(last_seen) + limits.idle, _at(signed_in) + limits.whole) - now


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
