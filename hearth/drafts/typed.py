"""A form's fields exactly as they were typed: to a draft and back."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict

TOKEN = "csrfmiddlewaretoken"
Typed = dict[str, list[str]]


def typed_in(posted: QueryDict) -> Typed:
    """Everything that was typed, as a draft keeps it."""
    return {name: values for name, values in posted.lists() if name != TOKEN}


def as_posted(typed: Mapping[str, list[str]]) -> QueryDict:
    """The same, as a form expects it."""
    posted = QueryDict(mutable=True)
    for name, values in typed.items():
        posted.setlist(name, values)
    return posted


def show_again(form: forms.BaseForm, typed: Mapping[str, list[str]]) -> None:
    """Put what was typed back into an unsent form, without complaining yet about what is missing or wrong."""
    if not typed:
        return  # nothing was typed, which is not the same as every box unticked
    posted = as_posted(typed)
    for name, field in form.fields.items():
        html_name = form.add_prefix(name)
        if not field.widget.value_omitted_from_data(posted, {}, html_name):  # type: ignore[arg-type]
            form.initial[name] = field.widget.value_from_datadict(posted, {}, html_name)  # type: ignore[arg-type]
