from collections.abc import Sequence
from typing import Any

from hearth.casework.rules.readiness import NOT_ASSESSED, NOT_DUE, NOT_READY, READY, UNKNOWN, Noted
from hearth.families.models import Person
from hearth.families.terms import options
from hearth.practice.definitions.family_terms import SchoolReadiness
from hearth.ui import days
from hearth.ui.fields import Day, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

ASKED = {
    READY: "Ready for school",
    NOT_READY: "Not yet ready for school",
    NOT_DUE: "Not due yet",
    NOT_ASSESSED: "Not assessed",
    UNKNOWN: "Not known",
}


class ReadinessForm(QuestionForm):
    """What was found of one child, or why nobody knows."""

    child = OneOf("Which child?", [], missing="Choose the child")
    finding = OneOf(
        "What was found?",
        [Option(each, label) for each, label in ASKED.items()],
        hint="As nursery or school found it, not as we hope it.",
        missing="Choose what was found, or why nobody knows",
    )
    measure = OneOf("By which measure?", [], hint="Where something was found.", required=False)
    reason = Words("Why does nobody know yet?", hint="Where nothing was found.", required=False, max_length=1_000)
    on = Day(
        "On which day was it found, or asked?",
        called="The day",
        missing="Enter the day on which it was found, or asked",
        latest=days.today,
    )
    told_by = ShortText(
        "Who told you?", hint="Name and role, such as Ms Marsh, reception teacher.", missing="Write down who told you"
    )

    def __init__(self, *args: Any, children: Sequence[Person], terms: SchoolReadiness, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].options = [  # type: ignore[attr-defined]
            Option(str(child.pk), str(child)) for child in children
        ]
        self.fields["measure"].options = options(terms.measures)  # type: ignore[attr-defined]
        self.children = {str(child.pk): child for child in children}

    @property
    def whose(self) -> Person:
        return self.children[self.cleaned_data["child"]]

    def noted(self) -> Noted:
        told = self.cleaned_data
        return Noted(told["on"], told["finding"], told["told_by"], told["measure"] or "", told["reason"] or "")


class WrongReadinessForm(QuestionForm):
    why = Words(
        "Why is it wrong?",
        hint="The line stays on record with your reason, and is counted nowhere. What is right you write down anew.",
        missing="Say why it is wrong",
        max_length=2_000,
    )
