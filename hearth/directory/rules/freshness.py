"""How old what an entry says may be. Plain Python.

Open Referral UK recommends an assured date under three months old. From then on an entry is marked and its owner is
asked; when nobody has answered for a year it is hidden, since a wrong entry sends a family to a closed door.
"""

from dataclasses import dataclass
from datetime import date, timedelta

CHECK_AFTER = timedelta(days=91)
HIDE_AFTER = timedelta(days=365)
ASK_AGAIN_AFTER = timedelta(days=28)
CAPACITY_LASTS = timedelta(days=42)  # what was said of a wait six weeks ago is shown, and called old

FRESH, TO_CHECK, NEVER, TOO_OLD = "fresh", "to_check", "never", "too_old"


@dataclass(frozen=True)
class Freshness:
    state: str
    since: date | None

    @property
    def is_stale(self) -> bool:
        return self.state != FRESH


def freshness(assured_on: date | None, first_shown: date, on: date) -> Freshness:
    """An entry that nobody ever checked counts from the day on which it was first shown."""
    if on - (assured_on or first_shown) >= HIDE_AFTER:
        return Freshness(TOO_OLD, assured_on)
    if assured_on is None:
        return Freshness(NEVER, None)
    return Freshness(TO_CHECK if on - assured_on >= CHECK_AFTER else FRESH, assured_on)


def to_be_asked(state: Freshness, asked_on: date | None, on: date) -> bool:
    """Whether its owner should hear today that it wants checking."""
    return state.is_stale and (asked_on is None or on - asked_on >= ASK_AGAIN_AFTER)


def capacity_is_old(said_on: date, on: date) -> bool:
    return on - said_on > CAPACITY_LASTS
