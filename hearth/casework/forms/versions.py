from typing import Any

from django import forms

from hearth.ui.forms import QuestionForm


class Versioned(QuestionForm):
    """A form that changes a record, and remembers which version of it the worker was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def look_again(self, version: int) -> None:
        """The page is shown again, with the record as it is now: saving it then is meant."""
        posted: Any = self.data
        self.data = posted.copy()
        self.data["version"] = str(version)  # type: ignore[index]

    @property
    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def seen_version(self) -> int | None:
        version: int | None = self.cleaned_data["version"]
        return version
