from collections.abc import Sequence
from typing import Any

from hearth.chronology.rules import SEEN_BY
from hearth.ui.fields import OneOf, Words
from hearth.ui.forms import QuestionForm


class NarrowForm(QuestionForm):
    to = OneOf("Who may see it from now on?", missing="Choose who may see it")
    why = Words("Why?", hint="Whoever looks at this decision reads it.", missing="Say why", max_length=2_000, rows=3)

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["to"].options = [(code, SEEN_BY[code]) for code in offered]


class OpenAgainForm(QuestionForm):
    why = Words("Why can it be open again?", missing="Say why", max_length=2_000, rows=3)
