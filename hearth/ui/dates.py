"""A date as somebody knows it: exactly, to the month, to the year, or as "about six". Plain Python."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_TO_TEN = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TO_NINETEEN = (
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
NUMBER_WORDS = (*_TO_TEN, *_TO_NINETEEN)

_UNIT = {
    "year": "years",
    "yr": "years",
    "yo": "years",
    "month": "months",
    "mth": "months",
    "week": "weeks",
    "day": "days",
}
_AGE = re.compile(
    r"(?P<about>about|around|roughly|maybe|nearly|almost|approximately|approx\.?|circa|c\.|~)?\s*"
    r"(?P<least>\d{1,2})(?:\s*(?:-|–|to|or)\s*(?P<most>\d{1,2}))?"
    r"\s*(?P<unit>year|yr|yo|month|mth|week|day)?s?(?:\s*old)?\s*(?P<after>ish|or so)?",
)


@dataclass(frozen=True)
class PartialDate:
    """The first and last day it can have been, and the words it was told in; no days when nobody can say."""

    earliest: date | None
    latest: date | None
    as_told: str = ""

    def __post_init__(self) -> None:
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("A partial date has both an earliest and a latest day, or neither.")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("A partial date cannot end before it begins.")

    @property
    def is_exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_known(self) -> bool:
        return self.earliest is not None

    @classmethod
    def exactly(cls, day: date, as_told: str = "") -> "PartialDate":
        return cls(day, day, as_told)

    @classmethod
    def month(cls, year: int, month: int, as_told: str = "") -> "PartialDate":
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), as_told)

    @classmethod
    def year(cls, year: int, as_told: str = "") -> "PartialDate":
        return cls(date(year, 1, 1), date(year, 12, 31), as_told)

    @classmethod
    def born_aged(cls, words: str, on: date) -> "PartialDate":
        """When somebody was born who, on that day, is "about six", "6 or 7" or "8 months".

        Words that give no age are kept as told, with neither day known.
        """
        found = _AGE.fullmatch(_with_figures(words))
        if not found:
            return cls(None, None, words)
        unit = _UNIT[found["unit"] or "year"]
        least, most = int(found["least"]), int(found["most"] or found["least"])
        least, most = min(least, most), max(least, most)
        if found["about"] or found["after"]:
            least, most = max(least - 1, 0), most + 1
        earliest = on - relativedelta(**{unit: most + 1}) + timedelta(days=1)  # type: ignore[arg-type]
        return cls(earliest, on - relativedelta(**{unit: least}), words)  # type: ignore[arg-type]


def _with_figures(words: str) -> str:
    """ "About Six" as "about 6": numbers up to nineteen, lower case, single spaces."""
    plain = " ".join(words.lower().split())
    for number, word in enumerate(NUMBER_WORDS):
        plain = re.sub(rf"\b{word}\b", str(number), plain)
    return re.sub(r"-(?=[a-z])", " ", plain)  # three-year-old
