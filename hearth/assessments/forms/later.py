"""Forms filled in over several visits: what is still empty is asked for at the end, and is no mistake now."""

from typing import Any

from django import forms

from hearth.ui.forms import QuestionForm


class LaterForm(QuestionForm):
    """Saves what is filled. A question left empty is cleaned to nothing instead of being complained about."""

    def _clean_fields(self) -> None:
        super()._clean_fields()
        errors: Any = self._errors  # type: ignore[attr-defined]
        for name in list(errors):
            if all(error.code == "required" for error in errors[name].as_data()):
                del errors[name]
                self.cleaned_data[name] = _nothing(self.fields[name])


class SeenForm(LaterForm):
    """Knows which version stood on the page, so that nobody else's words are overwritten unseen."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def seen_version(self) -> int:
        typed = str(self.cleaned_data.get("version", ""))
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1


def _nothing(field: forms.Field) -> Any:
    was_required, field.required = field.required, False
    try:
        return field.clean(None)
    finally:
        field.required = was_required
