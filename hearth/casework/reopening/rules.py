"""What a sudden event reopens, and by when somebody has looked. Nothing is scored: a person decides. Plain Python."""

from datetime import datetime

from hearth.casework.rules import NotPossible

ASSESSMENT, PLAN = "assessment", "plan"
WHAT = {ASSESSMENT: "The assessment", PLAN: "The plan"}
AGAIN, HOLDS = "again", "holds"
OUTCOMES = {AGAIN: "Done again", HOLDS: "Still holds"}
WORKING_DAYS_TO_LOOK = 5


def look_by(next_visit: datetime | None, at_latest: datetime) -> datetime:
    """Before the family is seen again, and within a week where no visit is planned sooner."""
    return min(next_visit, at_latest) if next_visit else at_latest


def check_still_holds(looked: bool, why: str) -> None:
    if looked:
        raise NotPossible("Somebody has looked at this again already.")
    if not why.strip():
        raise NotPossible("Say why it still holds.")
