"""How somebody comes in: a link, and a code told to them apart. Until when, and for whom no longer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hearth.ownview.rules import NotPossible

CODE_LASTS = timedelta(days=14)
IDLE = timedelta(minutes=10)  # a telephone left on a table
LONGEST_SITTING = timedelta(minutes=40)
OLD_ENOUGH = 12  # a young person may have a page of their own; a worker decides with them
LONGEST_ADVOCATE = timedelta(days=183)


@dataclass(frozen=True)
class Standing:
    """What is true of a view and the person it is for, on a day."""

    ended: bool
    sealed: bool  # the person or the family
    died: bool
    left: bool  # no longer one of this family
    restricted: bool
    begun_while_restricted: bool


def why_closed(now: Standing) -> str:
    """Why nobody can come in now, as the worker is told; empty where they can. The person hears none of it."""
    if now.ended:
        return "It was ended."
    if now.sealed:
        return "The record is sealed."
    if now.died:
        return "The person has died."
    if now.left:
        return "They are no longer one of this family."
    if now.restricted and not now.begun_while_restricted:
        return "The record was restricted since. Whoever may see it decides anew, and gives a new code."
    return ""


def opens(*, closed_at: datetime | None, code_until: datetime, until: date | None, now: datetime, today: date) -> bool:
    """Whether a door's code still opens it. An advocate's has a last day."""
    return closed_at is None and now < code_until and (until is None or today <= until)


def sits(*, began: datetime, last: datetime, left: datetime | None, now: datetime) -> bool:
    """Whether somebody who came in is still there."""
    return left is None and now - last < IDLE and now - began < LONGEST_SITTING


def check_advocate(name: str, named_on: date, until: date, today: date) -> None:
    if not name.strip():
        raise NotPossible("Say who the advocate is.")
    if named_on > today:
        raise NotPossible("The day on which they were named cannot be in the future.")
    if until < today:
        raise NotPossible("The last day cannot be in the past.")
    if until - named_on > LONGEST_ADVOCATE:
        raise NotPossible("An advocate is named for at most six months. Then the person is asked again.")


def old_enough(born: date | None, is_child: bool, today: date) -> bool:
    """Grown-ups, and young people whose age is known."""
    if not is_child:
        return True
    if born is None:
        return False
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return years >= OLD_ENOUGH
