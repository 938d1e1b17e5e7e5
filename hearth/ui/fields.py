"""The questions a form can ask. A form is a list of these; each says in a sentence what is wrong."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from hearth.ui.date_fields import Day, PartialDay
from hearth.ui.questions import Question, refuse_hidden_characters

__all__ = [
    "AnyOf",
    "Day",
    "EmailOrNothing",
    "OneFromList",
    "OneOf",
    "Option",
    "PartialDay",
    "Percentage",
    "PhoneNumber",
    "PostcodeField",
    "ShortText",
    "WholeNumber",
    "Words",
    "YesNo",
]

_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})")


class Words(Question, forms.Field):
    """As many lines as somebody needs, kept byte for byte: never stripped, straightened or normalised."""

    component = "words"
    widget = forms.Textarea

    def __init__(self, label: str = "", *, max_length: int = 10_000, rows: int = 6, **options: Any) -> None:
        self.max_length = max_length
        self.rows = rows
        super().__init__(label, **options)

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value)

    def validate(self, value: str) -> None:
        if self.required and not value.strip():
            raise ValidationError(self.error_messages["required"], code="required")
        refuse_hidden_characters(value)
        # A browser counts the end of a line as one character, and sends two.
        length = len(value.replace("\r\n", "\n"))
        if length > self.max_length:
            raise ValidationError(
                f"This is {length:,} characters long. Shorten it to {self.max_length:,} or fewer.",
                code="too_long",
            )


class ShortText(Question, forms.Field):
    """One line, such as a name; spaces around it are dropped."""

    component = "short_text"
    widget = forms.TextInput
    input_type = "text"
    inputmode = ""

    def __init__(self, label: str = "", *, max_length: int = 200, width: int = 0, **options: Any) -> None:
        self.max_length = max_length
        self.width = width
        super().__init__(label, **options)

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value).strip()

    def validate(self, value: str) -> None:
        super().validate(value)
        refuse_hidden_characters(value)
        if len(value) > self.max_length:
            raise ValidationError(
                f"This is {len(value):,} characters long. Shorten it to {self.max_length:,} or fewer.",
                code="too_long",
            )


@dataclass(frozen=True)
class Option:
    """An answer to choose. `reveals` names a question of the same form, asked only with this answer."""

    value: str
    label: str
    hint: str = ""
    reveals: str = ""


Options = Iterable[Option | tuple[str, str] | tuple[str, str, str]]


class Choosing(Question):
    """Options given in the class, or later by the form: `self.fields["team"].options = [...]`."""

    unknown = "Choose one of the answers on this page"
    choices: Any

    def __init__(self, label: str = "", options: Options = (), **others: Any) -> None:
        messages = {"invalid_choice": self.unknown} | others.pop("error_messages", {})
        super().__init__(label, error_messages=messages, **others)
        self.options = options

    @property
    def options(self) -> Sequence[Option]:
        return self._options

    @options.setter
    def options(self, options: Options) -> None:
        self._options = tuple(each if isinstance(each, Option) else Option(*each) for each in options)
        self.choices = [(option.value, option.label) for option in self._options]


class OneOf(Choosing, forms.ChoiceField):
    """One answer, as radios."""

    component = "one_of"
    widget = forms.RadioSelect


class OneFromList(OneOf):
    """One answer out of very many, as a drop-down list. Radios are easier for most people."""

    component = "list"
    widget = forms.Select  # type: ignore[assignment]


class AnyOf(Choosing, forms.MultipleChoiceField):
    """Any number of answers, as checkboxes; cleaned to a list of values."""

    component = "any_of"
    widget = forms.CheckboxSelectMultiple
    unknown = "Choose from the answers on this page"


class YesNo(OneOf):
    """Yes or no, cleaned to True or False, or None when it may be left open."""

    def __init__(
        self, label: str = "", *, yes: str = "Yes", no: str = "No", reveals: str = "", **others: Any
    ) -> None:
        super().__init__(label, [Option("yes", yes, reveals=reveals), Option("no", no)], **others)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(super().clean(value))


class PostcodeField(ShortText):
    """A full postcode, cleaned to "SW1A 2AA". Only its shape is checked: places knows whether it exists."""

    def __init__(self, label: str = "Postcode", **options: Any) -> None:
        defaults: dict[str, Any] = {"max_length": 20, "width": 10, "autocomplete": "postal-code"}
        super().__init__(label, **defaults | options)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        together = re.sub(r"[\s.\-]", "", typed).upper()
        if not together:
            return ""
        if not (found := _POSTCODE.fullmatch(together)):
            raise ValidationError(
                "“%(typed)s” is not a full postcode. Enter one like SW1A 2AA.",
                code="not_a_postcode",
                params={"typed": typed[:20]},
            )
        return f"{found[1]} {found[2]}"


class EmailOrNothing(ShortText):
    """An email address, or nothing at all unless `required=True`."""

    input_type = "email"

    def __init__(self, label: str = "Email address", **options: Any) -> None:
        defaults: dict[str, Any] = {"max_length": 254, "required": False, "autocomplete": "email"}
        super().__init__(label, **defaults | options)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            EmailValidator(message="Enter an email address in the usual form, like name@example.com")(value)


class PhoneNumber(ShortText):
    """A telephone number as people write it; only what cannot be dialled is refused."""

    input_type = "tel"

    def __init__(self, label: str = "Telephone number", **options: Any) -> None:
        defaults: dict[str, Any] = {"max_length": 40, "width": 20, "autocomplete": "tel"}
        super().__init__(label, **defaults | options)

    def validate(self, value: str) -> None:
        super().validate(value)
        digits = re.sub(r"\D", "", value)
        dialled = re.fullmatch(r"\+?[\d\s().\-]+(?:(?:ext|extension|x)\.?\s*\d{1,6})?", value, re.IGNORECASE)
        if value and not (dialled and 9 <= len(digits) <= 20):
            raise ValidationError(
                "Enter a telephone number, like 01632 960 001 or +44 7700 900 001", code="not_a_number"
            )


class WholeNumber(ShortText):
    """A whole number between `least` and `most`; cleaned to an int, or None."""

    inputmode = "numeric"

    def __init__(self, label: str = "", *, least: int = 0, most: int = 1_000_000, **options: Any) -> None:
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
            raise ValidationError("Enter a whole number in figures, like 12", code="not_a_number")
        return self.within(int(plain.replace("−", "-")))

    def within(self, number: Any) -> Any:
        if not self.least <= number <= self.most:
            raise ValidationError(
                f"{number:,} is not between {self.least:,} and {self.most:,}", code="out_of_range"
            )
        return number


class Percentage(WholeNumber):
    """A percentage from 0 to 100; cleaned to a Decimal, or None. A % sign may be typed."""

    inputmode = "decimal"

    def __init__(self, label: str = "", **options: Any) -> None:
        super().__init__(label, **{"most": 100} | options)

    def number(self, typed: str) -> Decimal:
        plain = typed.removesuffix("%").strip()
        if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", plain):
            raise ValidationError("Enter a percentage in figures, like 92.5", code="not_a_number")
        percent = Decimal(plain)
        self.within(percent)
        return percent
