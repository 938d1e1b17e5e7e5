"""The short forms: to find a family by name, to end a holding, to write back."""

from hearth.ui.fields import ShortText, Words
from hearth.ui.forms import QuestionForm


class EndHolding(QuestionForm):
    why = Words(
        "Why need the child no longer be held?",
        hint="Who has them now, or what has changed.",
        missing="Say why the child need no longer be held",
        max_length=4_000,
        rows=4,
    )


class FindUnsubstantiated(QuestionForm):
    why = Words(
        "Why is this worry unsubstantiated?",
        hint="What was looked into, and what that showed. Not being able to prove a worry is no reason by itself.",
        missing="Give the reasons",
        max_length=4_000,
        rows=6,
    )


class SetFindingAside(QuestionForm):
    why = Words(
        "Why does the finding no longer hold?",
        missing="Say why the finding no longer holds",
        max_length=4_000,
        rows=6,
    )


class WriteBack(QuestionForm):
    words = Words(
        "Write to whoever told us",
        hint="They read it when they come back with their reference. Say nothing that the family has not agreed to.",
        missing="Write what you want to say",
        max_length=4_000,
        rows=4,
    )


class FindFamily(QuestionForm):
    called = ShortText("Family name", hint="As it is written in their record.", missing="Enter a family name")
