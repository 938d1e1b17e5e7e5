"""The two ways of asking for a date: a day that is known, and whatever somebody can say."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.ui import days
from hearth.ui.dates import PartialDate
from hearth.ui.questions import Part, Parts, Question, Wording, refuse_hidden_characters

Bound = Callable[[], date]
Typed = dict[str, str]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY, _MONTH, _YEAR = Part("day", _("Day"), 2), Part("month", _("Month"), 2), Part("year", _("Year"), 4)
_WORDS = Part("words", _("Or in your own words"), 20, numeric=False)

_MISSING = {
    ("day",): _("{called} must include a day"),
    ("month",): _("{called} must include a month"),
    ("year",): _("{called} must include a year"),
    ("day", "month"): _("{called} must include a day and a month"),
    ("day", "year"): _("{called} must include a day and a year"),
    ("month", "year"): _("{called} must include a month and a year"),
}


class Day(Question, forms.Field):
    """A day, month and year. `earliest` and `latest` are called when asked, so that today is always today."""

    component = "day"
    parts: tuple[Part, ...] = (_DAY, _MONTH, _YEAR)

    def __init__(
        self,
        label: Wording = "",
        *,
        called: Wording = _("The date"),
        earliest: Bound | None = None,
        latest: Bound | None = None,
        **options: Any,
    ) -> None:
        self.called = called
        self.earliest = earliest
        self.latest = latest
        options.setdefault("widget", Parts(tuple(part.name for part in self.parts), self.taken_apart))
        super().__init__(label, **options)

    @classmethod
    def taken_apart(cls, value: Any) -> Typed:
        """A date on record, as it would have been typed."""
        if isinstance(value, dict):
            return value
        if not isinstance(value, date):
            return {}
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}

    def prepare_value(self, value: Any) -> Typed:
        return self.taken_apart(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return {k: v for k, v in self.taken_apart(initial).items() if v} != {k: v for k, v in (data or {}).items() if v}

    def clean(self, value: Any) -> Any:
        if isinstance(value, date):
            return self.within(value)
        typed = {part: str(text).strip() for part, text in (value or {}).items()}
        if not any(typed.values()):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self.understood(typed)

    def understood(self, typed: Typed) -> Any:
        missing = [name for name in ("day", "month", "year") if not typed.get(name)]
        if missing:
            raise _problem(_MISSING[tuple(missing)].format(called=self.called), *missing)
        year, month = self.year(typed["year"]), self.month(typed["month"])
        return self.within(self.day(typed["day"], month, year))

    def year(self, typed: str) -> int:
        if not re.fullmatch(r"[0-9]{4}", typed) or typed == "0000":
            raise _problem(self.told(_("{called} must have a year with four numbers, like 2019")), "year")
        return int(typed)

    def month(self, typed: str) -> int:
        """A number, or the name people write instead."""
        if typed[:3].lower() in _MONTHS and typed.isalpha():
            return _MONTHS.index(typed[:3].lower()) + 1
        if not re.fullmatch(r"[0-9]{1,2}", typed) or not 1 <= int(typed) <= 12:
            raise _problem(self.told(_("{called} must have a month from 1 to 12")), "month")
        return int(typed)

    def day(self, typed: str, month: int, year: int) -> date:
        if not re.fullmatch(r"[0-9]{1,2}", typed):
            raise _problem(self.told(_("{called} must have a day in numbers, like 14")), "day")
        try:
            return date(year, month, int(typed))
        except ValueError:
            written = f"{int(typed)} {days.month_and_year(date(year, month, 1))}"
            raise _problem(_("{date} is not a real date").format(date=written), "day") from None

    def within(self, value: date) -> date:
        self.check(first=value, last=value)
        return value

    def check(self, *, first: date, last: date) -> None:
        """Refuse what lies wholly outside the bounds."""
        today = days.today()
        if self.latest and first > (latest := self.latest()):
            past = _("{called} must be today or in the past")
            raise _problem(self.told(past if latest == today else _("{called} must be on or before {day}"), latest))
        if self.earliest and last < (earliest := self.earliest()):
            future = _("{called} must be today or in the future")
            onwards = _("{called} must be on or after {day}")
            raise _problem(self.told(future if earliest == today else onwards, earliest))

    def told(self, sentence: Wording, day: date | None = None) -> str:
        return sentence.format(called=self.called, day=days.day(day))


class PartialDay(Day):
    """Whatever is known: a day, a month and year, a year, or words. Cleaned to a PartialDate, or None.

    With `age=True` the words may be an age, "about six", counted back from `on` (today unless told).
    """

    component = "partial_day"
    parts = (_DAY, _MONTH, _YEAR, _WORDS)

    def __init__(
        self,
        label: Wording = "",
        *,
        age: bool = False,
        on: Bound = days.today,
        words_label: Wording = "",
        **options: Any,
    ) -> None:
        self.age = age
        self.on = on
        words = words_label or (_("Or their age, such as “about six”") if age else _WORDS.label)
        super().__init__(label, **options)
        self.parts = (_DAY, _MONTH, _YEAR, Part("words", words, 20, numeric=False))

    @classmethod
    def taken_apart(cls, value: Any) -> Typed:
        if not isinstance(value, PartialDate):
            return super().taken_apart(value)
        first, last = value.earliest, value.latest
        if first is None or last is None:
            return {"words": value.as_told}
        whole_year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
        same_month = (first.year, first.month) == (last.year, last.month)
        return {
            "day": str(first.day) if first == last else "",
            "month": str(first.month) if same_month else "",
            "year": str(first.year) if same_month or whole_year else "",
            "words": value.as_told,
        }

    def understood(self, typed: Typed) -> PartialDate:
        words = typed.get("words", "")
        refuse_hidden_characters(words)
        if len(words) > 100:
            raise _problem(_("Say when in 100 characters or fewer"), "words")
        known = self._dated(typed, words) if typed.get("year") else self._in_words(typed, words)
        if known.earliest and known.latest:
            self.check(first=known.earliest, last=known.latest)
        return known

    def _in_words(self, typed: Typed, words: str) -> PartialDate:
        if typed.get("day") or typed.get("month"):
            sentence = _("{called} must include a year. If you only know part of it, put the year.")
            raise _problem(self.told(sentence), "year")
        return PartialDate.born_aged(words, self.on()) if self.age else PartialDate(None, None, words)

    def _dated(self, typed: Typed, words: str) -> PartialDate:
        year = self.year(typed["year"])
        if not typed.get("month"):
            if typed.get("day"):
                raise _problem(self.told(_("{called} must include a month")), "month")
            return PartialDate.year(year, words)
        month = self.month(typed["month"])
        if not typed.get("day"):
            return PartialDate.month(year, month, words)
        return PartialDate.exactly(self.day(typed["day"], month, year), words)


def _problem(sentence: Wording, *boxes: str) -> ValidationError:
    """A sentence, and which of the boxes it is about: all three when none is named."""
    return ValidationError(sentence, code="not_a_date", params={"boxes": set(boxes or ("day", "month", "year"))})
