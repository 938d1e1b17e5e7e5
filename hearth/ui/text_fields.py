"""Questions answered in words: as many lines as needed, or one line of a certain form."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.ui.questions import Question, Wording, refuse_hidden_characters

_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][ABD-HJLNP-UW-Z]{2})")


def too_long(length: int, most: int) -> str:
    sentence = gettext("This is {length} characters long. Shorten it to {most} or fewer.")
    return sentence.format(length=f"{length:,}", most=f"{most:,}")


class Words(Question, forms.Field):
    """As many lines as somebody needs, kept byte for byte: never stripped, straightened or normalised."""

    component = "words"
    widget = forms.Textarea

    def __init__(self, label: Wording = "", *, max_length: int = 10_000, rows: int = 6, **options: Any) -> None:
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
                too_long(length, self.max_length),
                code="too_long",
            )


class ShortText(Question, forms.Field):
    """One line, such as a name; spaces around it are dropped."""

    component = "short_text"
    widget = forms.TextInput
    input_type = "text"
    inputmode = ""

    def __init__(self, label: Wording = "", *, max_length: int = 200, width: int = 0, **options: Any) -> None:
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
                too_long(len(value), self.max_length),
                code="too_long",
            )


class PostcodeField(ShortText):
    """A full postcode, cleaned to "SW1A 2AA". Only its shape is checked: places knows whether it exists."""

    def __init__(self, label: Wording = _("Postcode"), **options: Any) -> None:
        defaults: dict[str, Any] = {"max_length": 20, "width": 10, "autocomplete": "postal-code"}
        super().__init__(label, **defaults | options)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        together = re.sub(r"[\s.\-]", "", typed).upper()
        if not together:
            return ""
        if not (found := _POSTCODE.fullmatch(together)):
            raise ValidationError(
                _("“%(typed)s” is not a full postcode. Enter one like SW1A 2AA."),
                code="not_a_postcode",
                params={"typed": typed[:20]},
            )
        return f"{found[1]} {found[2]}"


class EmailOrNothing(ShortText):
    """An email address, or nothing at all unless `required=True`."""

    input_type = "email"

    def __init__(self, label: Wording = _("Email address"), **options: Any) -> None:
        defaults: dict[str, Any] = {"max_length": 254, "required": False, "autocomplete": "email"}
        super().__init__(label, **defaults | options)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            EmailValidator(message=_("Enter an email address in the usual form, like name@example.com"))(value)


class PhoneNumber(ShortText):
    """A telephone number as people write it; only what cannot be dialled is refused."""

    input_type = "tel"

    def __init__(self, label: Wording = _("Telephone number"), **options: Any) -> None:
        defaults: dict[str, Any] = {"max_length": 40, "width": 20, "autocomplete": "tel"}
        super().__init__(label, **defaults | options)

    def validate(self, value: str) -> None:
        super().validate(value)
        digits = re.sub(r"\D", "", value)
        dialled = re.fullmatch(r"\+?[\d\s().\-]+(?:(?:ext|extension|x)\.?\s*\d{1,6})?", value, re.IGNORECASE)
        if value and not (dialled and 9 <= len(digits) <= 20):
            raise ValidationError(
                _("Enter a telephone number, like 01632 960 001 or +44 7700 900 001"), code="not_a_number"
            )
