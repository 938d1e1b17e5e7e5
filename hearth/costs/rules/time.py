"""Where a worker's time goes."""

from datetime import date

from hearth.costs.rules import NotPossible

KINDS = {
    "visit": "A visit",
    "travel": "Travelling",
    "meeting": "Meetings and calls about the family",
    "writing": "Writing",
    "other": "Something else for the family",
}
LONGEST = 24 * 60


def check(kind: str, minutes: int, on: date, *, opened: date, closed: date | None, today: date) -> None:
    if kind not in KINDS:
        raise NotPossible("Say what the time went to.")
    if not 1 <= minutes <= LONGEST:
        raise NotPossible("Write between one minute and a whole day.")
    if on > today:
        raise NotPossible("The day cannot be in the future.")
    if on < opened:
        raise NotPossible("The day cannot be before the work began.")
    if closed and on > closed:
        raise NotPossible("The day cannot be after the work ended.")
