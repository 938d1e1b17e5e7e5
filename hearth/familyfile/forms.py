from typing import Any

from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import ShortText
from hearth.ui.forms import QuestionForm


class SearchForm(QuestionForm):
    given_name = ShortText("First name", required=False)
    family_name = ShortText("Family name", required=False)
    born = Day("Date of birth", called="The date of birth", latest=days.today, required=False)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(told.values()):
            self.add_error("given_name", "Give a name or a date of birth.")
        return told

    @property
    def name(self) -> tuple[str, str]:
        return self.cleaned_data["given_name"], self.cleaned_data["family_name"]
