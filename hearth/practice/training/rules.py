"""What an accreditation is worth on a day. Plain Python."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

KINDS = {"instrument": "An instrument", "programme": "A programme", "course": "A course"}
SOON = timedelta(days=60)


class Dated(Protocol):
    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date | None: ...
    @property
    def ended_on(self) -> date | None: ...


def counts_on(accreditation: Dated, day: date) -> bool:
    ended = accreditation.ended_on is not None and accreditation.ended_on <= day
    return not ended and accreditation.since <= day and (accreditation.until is None or day <= accreditation.until)


def state_on(accreditation: Dated, day: date) -> tuple[str, str]:
    """A word and its colour."""
    if accreditation.ended_on is not None and accreditation.ended_on <= day:
        return "Ended", "grey"
    if accreditation.until is not None and accreditation.until < day:
        return "Ran out", "red"
    if accreditation.until is not None and accreditation.until <= day + SOON:
        return "Refresher due", "orange"
    return ("Counts", "green") if accreditation.since <= day else ("Not yet", "grey")


def refreshed(accreditation: Dated, others: Iterable[Dated]) -> bool:
    """Whether another one of the same person in the same thing counts for longer: nothing is then due for this one."""
    until = accreditation.until
    longer = (each for each in others if each.ended_on is None and each is not accreditation)
    return until is not None and any(each.until is None or each.until > until for each in longer)
