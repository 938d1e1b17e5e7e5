"""A question as a page shows it: its words, what was typed, what is wrong, and the ids that tie them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from markupsafe import Markup


@dataclass(frozen=True)
class ShownOption:
    """One radio, checkbox or list entry, in finished words."""

    id: str
    value: str
    label: str
    hint: str
    chosen: bool
    reveals: BoundField | None = None


@dataclass(frozen=True)
class Box:
    """One of the inputs a date is typed into."""

    id: str
    name: str
    label: str
    typed: str
    wrong: bool
    width: int
    autocomplete: str = ""
    numeric: bool = True


class Asked(BoundField):
    """Fields of `hearth.ui.fields` come to templates as this; `asked()` makes it of any other field."""

    @property
    def component(self) -> str:
        """Which macro of ui/fields.html draws it."""
        if self.is_hidden:
            return "hidden"
        return getattr(self.field, "component", "") or _component_of(self.field.widget)

    @property
    def id(self) -> str:
        return self.auto_id or self.html_name

    @property
    def sentence(self) -> str:
        """What is wrong with the answer, or nothing."""
        return " ".join(str(error) for error in self.errors)

    @property
    def hint(self) -> str:
        return str(self.help_text or "")

    @property
    def described_by(self) -> str:
        """The ids of hint and error, in the order they are read out."""
        return " ".join(
            part for part in (f"{self.id}-hint" if self.hint else "", f"{self.id}-error" if self.errors else "") if part
        )

    @property
    def autocomplete(self) -> str:
        return str(getattr(self.field, "autocomplete", "") or self.field.widget.attrs.get("autocomplete", ""))

    @property
    def typed(self) -> str:
        """Exactly what was typed, or what is on record."""
        value = self.value()
        return "" if value is None else str(value)

    @property
    def options(self) -> list[ShownOption]:
        return list(self._options())

    def _options(self) -> Iterator[ShownOption]:
        chosen = _as_set(self.value())
        given = {option.value: option for option in getattr(self.field, "options", ())}
        choices = getattr(self.field, "choices", ())
        for number, (value, label) in enumerate(choices):
            option = given.get(str(value))
            reveals = getattr(option, "reveals", "")
            yield ShownOption(
                id=f"{self.id}-{number + 1}" if number else self.id,
                value=str(value),
                label=label if isinstance(label, Markup) else str(label),  # a drawing, say
                hint=getattr(option, "hint", ""),
                chosen=str(value) in chosen,
                reveals=self.form[reveals] if reveals else None,
            )

    @property
    def boxes(self) -> list[Box]:
        """The inputs of a date. Which of them are wrong, the error itself says; all, if it does not."""
        typed = self.value() or {}
        wrong = _wrong_boxes(self)
        return [
            Box(
                id=f"{self.id}_{part.name}",
                name=f"{self.html_name}_{part.name}",
                label=part.label,
                typed=str(typed.get(part.name, "")),
                wrong=part.name in wrong,
                width=part.width,
                autocomplete=f"{self.autocomplete}-{part.name}" if self.autocomplete else "",
                numeric=part.numeric,
            )
            for part in self.field.parts  # type: ignore[attr-defined]
        ]

    @property
    def first_id(self) -> str:
        """Where the error summary's link leads: the first input that needs changing."""
        if not hasattr(self.field, "parts"):
            return self.id
        return next((box.id for box in self.boxes if box.wrong), f"{self.id}_{self.field.parts[0].name}")


def asked(field: BoundField) -> Asked:
    """Any bound field in the words a template needs, such as those of forms that other packages define."""
    return field if isinstance(field, Asked) else Asked(field.form, field.field, field.name)


def problems(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Everything wrong with what was typed, in the order of the page: (id to go to, sentence)."""
    if not form.is_bound:
        return []
    whole = [("main-content", str(error)) for error in form.non_field_errors()]
    fields = [asked(field) for field in form if field.errors]
    return whole + [(field.first_id, field.sentence) for field in fields]


def _wrong_boxes(field: Asked) -> set[str]:
    names = {part.name for part in field.field.parts}  # type: ignore[attr-defined]
    if not field.errors:
        return set()
    told = [(error.params or {}).get("boxes") for error in field.errors.as_data()]
    return set().union(*(boxes or names for boxes in told))


def _as_set(value: Any) -> set[str]:
    if value is None or value == "":
        return set()
    return {str(each) for each in value} if isinstance(value, (list, tuple, set)) else {str(value)}


def _component_of(widget: forms.Widget) -> str:
    """The macro for a field that was not made for the design system."""
    kinds = (
        (forms.Textarea, "words"),
        (forms.CheckboxInput, "tick"),
        (forms.CheckboxSelectMultiple, "any_of"),
        (forms.RadioSelect, "one_of"),
        (forms.Select, "list"),
    )
    return next((name for kind, name in kinds if isinstance(widget, kind)), "short_text")
