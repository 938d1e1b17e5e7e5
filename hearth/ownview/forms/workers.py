"""What the worker fills in: what is theirs, an advocate, an answer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from hearth.casework.forms.versions import Versioned
from hearth.ownview.actions.doors import Advocate
from hearth.ownview.models import OUTCOMES
from hearth.ui import days
from hearth.ui.fields import AnyOf, Day, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm


class Choose(Versioned):
    """One list of boxes for each kind, and words of where things stand."""

    words = Words(
        "Where do we stand?",
        hint="A few plain sentences to this person: what is better, what must still be different, what happens if not.",
        required=False,
        max_length=3_000,
        rows=5,
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str, Sequence[Option]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = [kind for kind, _, _ in offered]
        for kind, label, options in offered:
            self.fields[kind] = AnyOf(label, required=False)
            self.fields[kind].options = options  # type: ignore[attr-defined]

    def chosen(self) -> list[tuple[str, UUID]]:
        return [(kind, UUID(each)) for kind in self.kinds for each in self.cleaned_data.get(kind) or ()]


class NameAdvocate(QuestionForm):
    """With the page that the worker read, as a digest: an advocate is let in to that one."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    name = ShortText("Who is the advocate?", max_length=200, hint="Whom the person asked to stand beside them.")
    named_on = Day("When did the person name them?", called="The day", latest=days.today)
    until = Day("Until when?", called="The last day", earliest=days.today)

    def advocate(self) -> Advocate:
        return Advocate(**{name: answer for name, answer in self.cleaned_data.items() if name != "seen"})

    def saw(self, digest: str) -> None:
        """The page is shown again as it is now, and inviting then is meant."""
        self.initial["seen"] = digest
        if self.is_bound:
            posted: Any = self.data
            self.data = posted.copy()
            self.data["seen"] = digest  # type: ignore[index]


class Answer(QuestionForm):
    outcome = OneOf("What came of it?", OUTCOMES.items(), missing="Say what came of it")
    answer = Words("Your answer", hint="They read it on their own page, word for word.", max_length=5_000, rows=5)


class EndView(QuestionForm):
    why = Words("Why?", max_length=500, rows=2)
