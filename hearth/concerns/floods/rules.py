"""When to ask once more, when to ask for a minute's patience, and when a group is worth showing. Plain Python."""

from dataclasses import dataclass
from datetime import timedelta

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ASK_FROM = 10  # reports an hour over one connection: a hospital ward may send this many, and answers one question
WAIT_FROM = 20  # in one minute: nobody writes so fast
SHOW_FROM = 5  # in one day: staff see them together


@dataclass(frozen=True)
class Traffic:
    """Reports that came over one connection."""

    last_hour: int
    last_minute: int


def must_wait(traffic: Traffic) -> bool:
    return traffic.last_minute >= WAIT_FROM


def must_ask(traffic: Traffic, trap: str) -> bool:
    """A person answers one more question; `trap` is what stands in a field that people cannot see."""
    return bool(trap) or traffic.last_hour >= ASK_FROM
