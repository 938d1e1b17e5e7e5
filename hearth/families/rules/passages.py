"""A death and an adoption: what cannot be, and what is asked about before it is written down. Plain Python."""

from collections.abc import Iterable
from datetime import date

from hearth.families.rules.ages import GROWN_UP, birthday
from hearth.ui.days import day


def impossible_death(died: date, *, born: date | None, today: date) -> str:
    """Why it cannot be, in a sentence; nothing when it can. `born`: the earliest day that it may have been."""
    if died > today:
        return "A death cannot be in the future."
    if born and died < born:
        return "Nobody dies before they were born."
    return ""


def strange_death(died: date, begun: Iterable[tuple[str, date]]) -> list[str]:
    """What is on record as having begun later; each with what it is, and from when."""
    return [f"{what} is on record from {day(starts)}, after that day." for what, starts in begun if starts > died]


def impossible_adoption(order_made: date, *, born: date | None, died: date | None, today: date) -> str:
    """`born`: the earliest day that it may have been."""
    if order_made > today:
        return "The day of the order cannot be in the future."
    if born and order_made <= born:
        return "An adoption order cannot be made before birth."
    if died and order_made > died:
        return f"They died on {day(died)}, and no order was made after that."
    return ""


def strange_adoption(order_made: date, *, born: date | None) -> list[str]:
    """`born`: the latest day that it may have been. Seldom, an order that was asked for in time is made later."""
    if born and order_made >= birthday(born, GROWN_UP):
        return [f"They turned {GROWN_UP} on {day(birthday(born, GROWN_UP))}. Check that this is the child."]
    return []
