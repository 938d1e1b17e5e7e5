"""Whether a child was ready for school: what may be written down, and what is so on a day. Plain Python."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from hearth.casework.rules import NotPossible

READY, NOT_READY = "ready", "not_ready"
NOT_DUE, NOT_ASSESSED, UNKNOWN = "not_due", "not_assessed", "unknown"
Standing = Literal["ready", "not_ready", "not_assessed", "unknown", "not_recorded", "not_due"]
FINDINGS: dict[str, str] = {
    READY: "Ready for school",
    NOT_READY: "Not yet ready for school",
    NOT_DUE: "Readiness for school not due yet",
    NOT_ASSESSED: "Readiness for school not assessed",
    UNKNOWN: "Readiness for school not known",
}
LABELS: dict[str, str] = {**FINDINGS, "not_recorded": "Readiness for school not recorded"}
FOUND = (READY, NOT_READY)


@dataclass(frozen=True)
class Noted:
    """One dated line about a child."""

    on: date
    finding: str
    told_by: str
    measure: str = ""
    reason: str = ""


def standing(latest: str, born: date | None, due_by_months: int, today: date) -> Standing:
    """What is so now. Before it is due nothing is missing; “not due yet”, said once, is no answer for ever."""
    if latest in (READY, NOT_READY, NOT_ASSESSED, UNKNOWN):
        return latest  # type: ignore[return-value]
    if born is None or today < born + relativedelta(months=due_by_months):
        return "not_due"
    return "not_recorded"


def check(noted: Noted, *, born: date | None, measures: Collection[str], today: date) -> None:
    """Refuse, in words, what cannot be so."""
    if noted.finding not in FINDINGS:
        raise NotPossible("Choose what was found, or why nobody knows.")
    if noted.on > today:
        raise NotPossible("The day cannot be in the future.")
    if born is None or noted.on < born:
        raise NotPossible("The day cannot be before the child was born.")
    if not noted.told_by.strip():
        raise NotPossible("Write down who told you.")
    if noted.finding in FOUND and noted.measure not in measures:
        raise NotPossible("Choose by which measure it was found.")
    if noted.finding not in FOUND and not noted.reason.strip():
        raise NotPossible("Write down why nobody knows yet.")
