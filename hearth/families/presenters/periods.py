"""From when until when, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from hearth.ui.days import day


class Dated(Protocol):
    @property
    def ends(self) -> date | None: ...


Row = TypeVar("Row", bound=Dated)


def period(starts: date | None, ends: date | None) -> str:
    """ "Since 3 June 2020", "3 June 2020 to 4 May 2021", "Until 4 May 2021", "Since when is not known"."""
    if starts and ends:
        return f"{day(starts)} to {day(ends)}"
    if starts:
        return f"Since {day(starts)}"
    return f"Until {day(ends)}" if ends else "Since when is not known"


def today_first(rows: Iterable[Row]) -> list[Row]:
    """What is still so stands first; each part keeps its order."""
    return sorted(rows, key=lambda row: row.ends is not None)
