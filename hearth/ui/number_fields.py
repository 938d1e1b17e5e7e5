"""Questions answered in figures."""

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.ui.questions import Wording
from hearth.ui.text_fields import ShortText


class WholeNumber(ShortText):
    """A whole number between `least` and `most`; cleaned to an int, or None."""

    inputmode = "numeric"

    def __init__(self, label: Wording = "", *, least: int = 0, most: int = 1_000_000, **options: Any) -> None:
        self.least = least
        self.most = most
        super().__init__(label, **{"max_length": 20, "width": 5} | options)

    def clean(self, value: Any) -> Any:
        typed = self.to_python(value)
        self.validate(typed)
        return self.number(typed) if typed else None

    def number(self, typed: str) -> Any:
        plain = typed.replace(",", "")
        if not re.fullmatch(r"[-−]?[0-9]+", plain):
            raise ValidationError(_("Enter a whole number in figures, like 12"), code="not_a_number")
        return self.within(int(plain.replace("−", "-")))

    def within(self, number: Any) -> Any:
        if not self.least <= number <= self.most:
            sentence = _("{number} is not between {least} and {most}")
            figures = {"number": f"{number:,}", "least": f"{self.least:,}", "most": f"{self.most:,}"}
            raise ValidationError(sentence.format(**figures), code="out_of_range")
        return number


class Percentage(WholeNumber):
    """A percentage from 0 to 100; cleaned to a Decimal, or None. A % sign may be typed."""

    inputmode = "decimal"

    def __init__(self, label: Wording = "", **options: Any) -> None:
        super().__init__(label, **{"most": 100} | options)

    def number(self, typed: str) -> Decimal:
        plain = typed.removesuffix("%").strip()
        if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", plain):
            raise ValidationError(_("Enter a percentage in figures, like 92.5"), code="not_a_number")
        percent = Decimal(plain)
        self.within(percent)
        return percent
