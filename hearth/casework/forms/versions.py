from typing import Any

from django import forms

from hearth.ui.forms import QuestionForm


class OfAnEpisode(QuestionForm):
    """A form that changes an episode, and remembers which version of it the worker was looking at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def seen_version(self) -> int | None:
        version: int | None = self.cleaned_data["version"]
        return version
