from typing import Any

from hearth.access.second_factor import code_problem
from hearth.families.restricting.rules import number_in
from hearth.ui.fields import ShortText, Words, YesNo
from hearth.ui.forms import QuestionForm


class RestrictForm(QuestionForm):
    reason = Words(
        "Why must this record be restricted?",
        hint="For example: somebody who works here is of this family; a threat to find an address.",
        missing="Say why",
        max_length=2_000,
    )


class LiftForm(QuestionForm):
    why = Words("Why can it be open again?", missing="Say why", max_length=2_000)


class BreakGlassForm(QuestionForm):
    """The code is checked last, so that a mistyped number does not use it up."""

    number = ShortText(
        "The number of the record",
        hint="Whoever answers for the record tells you, such as R-7K3M-2PQX.",
        missing="Give the number",
    )
    reason = Words(
        "Why must you open it now?",
        hint="What could happen to a child if you waited. Whoever answers for the record reads this.",
        missing="Say why you must open it now",
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
        said["number"] = number_in(said.get("number", ""))
        if "number" not in self.errors and not said["number"]:
            self.add_error("number", "A number has eight letters and digits, such as R-7K3M-2PQX")
        if not self.errors and (problem := code_problem(self.user, said["code"])):
            self.add_error("code", problem)
        return said


class ReviewForm(QuestionForm):
    justified = YesNo("Was it right to open this record?", missing="Say whether it was right")
    reasons = Words("Why do you think so?", missing="Give your reasons", max_length=2_000)
