from typing import Any

from hearth.access.second_factor import code_problem
from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import ShortText, Words
from hearth.ui.forms import QuestionForm


class OpenForm(QuestionForm):
    """The code is checked last, so that a mistyped name does not use it up."""

    given_names = ShortText("First names, as they were on the record", missing="Give the first names")
    family_name = ShortText("Family name, as it was on the record", missing="Give the family name")
    born = Day("Date of birth", called="The date of birth", latest=days.today)
    reason = Words(
        "Why must you open it?",
        hint="Who asks, on which lawful ground, and what you look for. Somebody else reads this.",
        missing="Say why you must open it",
        max_length=2_000,
    )
    code = ShortText(
        "The code that your authenticator app shows now",
        hint="Six digits, or one of your recovery codes.",
        missing="Give the code",
        max_length=20,
        autocomplete="one-time-code",
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and (problem := code_problem(self.user, said["code"])):
            self.add_error("code", problem)
        return said
