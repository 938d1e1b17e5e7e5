"""What every question has in common, and the sentences shared by many of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hearth.ui.asked import Asked

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

HIDDEN_CHARACTER = _(
    "There is a hidden character in this that we cannot keep. Type it again, or paste it as plain text."
)


# What a page says: finished words, or words that wait for the page's language.
Wording: TypeAlias = "str | StrPromise"


class Question:
    """Mixed into a Django field. `missing=` is the sentence for no answer, `hint=` the small print.

    A question is required unless `required=False`.
    """

    component = ""
    bound_field_class: Any = Asked

    def __init__(
        self, label: Wording = "", *, hint: Wording = "", missing: Wording = "", autocomplete: str = "", **options: Any
    ) -> None:
        self.autocomplete = autocomplete
        messages = {"required": missing or _missing(label)} | options.pop("error_messages", {})
        super().__init__(label=label or None, help_text=hint, error_messages=messages, **options)  # type: ignore[call-arg]


def _missing(label: Wording) -> Wording:
    sentence = _("Answer the question “{label}”") if label.endswith("?") else _("Fill in “{label}”")
    return format_lazy(sentence, label=label)


def refuse_hidden_characters(value: str) -> None:
    """NUL and half of a surrogate pair come from broken pasting; the database keeps neither."""
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValidationError(HIDDEN_CHARACTER, code="hidden_character")


@dataclass(frozen=True)
class Part:
    """One input of a question that has several."""

    name: str
    label: Wording
    width: int
    numeric: bool = True


class Parts(forms.Widget):
    """Several inputs, `name_day` and so on, read as one mapping; ui/fields.html draws them."""

    def __init__(self, names: tuple[str, ...], taken_apart: Callable[[Any], dict[str, str]]) -> None:
        super().__init__()
        self.names = names
        self.taken_apart = taken_apart

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        return {part: data.get(f"{name}_{part}", "") for part in self.names}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in self.names)
