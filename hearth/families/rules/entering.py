"""Whether somebody who is being added seems to be in the family already."""

from datetime import date


def may_be_the_same_birth(one: date | None, one_latest: date | None, other: date | None, last: date | None) -> bool:
    """Two births, each between two days: they may be one where the spans meet, and where either is not known."""
    if one is None or other is None:
        return True
    return one <= (last or other) and other <= (one_latest or one)


def entered_already(known: object) -> str:
    return f"{known} is in this family already. Is this somebody else of the same name?"
