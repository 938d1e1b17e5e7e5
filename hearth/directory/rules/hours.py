"""When a service is open, read from its schedules. Plain Python.

Days are RFC 5545's: MO,WE every week; 1TU or -1FR the first Tuesday or last Friday of a month.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from hearth.directory.entry import ScheduleEntry

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKEND = frozenset({"SA", "SU"})
EVENING = time(17)  # from five o'clock on
BYDAY = re.compile(r"(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


class NotDays(ValueError):
    """No days of the week as RFC 5545 writes them."""


@dataclass(frozen=True)
class Openings:
    """Whether there is anything in the daytime, in the evening, at the weekend; none of them where nothing is said."""

    daytime: bool = False
    evening: bool = False
    weekend: bool = False
    said: bool = False


def days_in(byday: str) -> list[tuple[int, str]]:
    """("MO,1TU") → [(0, "MO"), (1, "TU")]: which of the month, 0 for each, and the day. Raises `NotDays`."""
    found = []
    for each in filter(None, (part.strip().upper() for part in byday.split(","))):
        read = BYDAY.fullmatch(each)
        if read is None:
            raise NotDays(f"“{each}” is no day: write MO, TU, WE, TH, FR, SA or SU, and 1TU for a first Tuesday.")
        found.append((int(read[1] or 0), read[2]))
    return found


def openings(schedules: Iterable[ScheduleEntry]) -> Openings:
    """A schedule that names no day says nothing about evenings and weekends."""
    daytime = evening = weekend = said = False
    for each in schedules:
        days = {day for _, day in days_in(each.byday)}
        if not days:
            continue
        said = True
        weekend |= bool(days & WEEKEND)
        if days - WEEKEND:
            opens, closes = each.opens_at, each.closes_at
            evening |= bool((closes and closes > EVENING) or (opens and opens >= EVENING))
            daytime |= opens is None or opens < EVENING
    return Openings(daytime, evening, weekend, said)
