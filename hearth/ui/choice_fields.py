"""Questions answered by choosing, as radios, checkboxes or a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.ui.questions import Question, Wording


@dataclass(frozen=True)
class Option:
    """An answer to choose. `reveals` names a question of the same form, asked only with this answer."""

    value: str
    label: Wording
    hint: Wording = ""
    reveals: str = ""


Options = Iterable[Option | tuple[str, Wording] | tuple[str, Wording, Wording]]


class Choosing(Question):
    """Options given in the class, or later by the form: `self.fields["team"].options = [...]`."""

    unknown: Any = _("Choose one of the answers on this page")
    choices: Any

    def __init__(self, label: Wording = "", options: Options = (), **others: Any) -> None:
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
    unknown = _("Choose from the answers on this page")


class YesNo(OneOf):
    """Yes or no, cleaned to True or False, or None when it may be left open."""

    def __init__(
        self,
        label: Wording = "",
        *,
        yes: Wording = _("Yes"),
        no: Wording = _("No"),
        reveals: str = "",
        **others: Any,
    ) -> None:
        super().__init__(label, [Option("yes", yes, reveals=reveals), Option("no", no)], **others)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(super().clean(value))
