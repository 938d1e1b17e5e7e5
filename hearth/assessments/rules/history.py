"""What records say of a family's past: earlier help, plans, orders and homes away; and what was only told, by whom."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from hearth.ui.days import day, plural


@dataclass(frozen=True)
class Line:
    """`source` says where it stands, or who said it; `told`: nobody knows whether it is so; `people`: ids of whom."""

    on: date
    words: str
    source: str
    told: bool = False
    people: tuple[str, ...] = ()

    @property
    def kept(self) -> dict[str, Any]:
        kept = {"on": self.on.isoformat(), "words": self.words, "source": self.source, "told": self.told}
        return kept | {"people": list(self.people)}


def waited_words(worry: date | None, protected: date | None, today: date) -> str:
    """How long the children have waited since the first worry on record, and whether a plan or care ended the wait.

    It is the time on record, and no more: worries before the first one, and protection elsewhere, are not in it.
    """
    if worry is None:
        return "No worry about these children is on record."
    if protected is None:
        months = _months(worry, today)
        return f"The first worry on record came {months} ago ({day(worry)}). No plan or care has begun since."
    if protected < worry:
        return f"A plan or care began on {day(protected)}, before the first worry on record ({day(worry)})."
    months = _months(worry, protected)
    return f"From the first worry on record ({day(worry)}) to a plan or care ({day(protected)}) went {months}."


def _months(first: date, last: date) -> str:
    between = relativedelta(last, first)
    months = between.years * 12 + between.months
    return plural(months, "month") if months else "less than a month"
