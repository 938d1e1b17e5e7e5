"""Agreeing to a decision or sending it back; for which outcomes two people are wanted."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from hearth.practice.definitions.nation import Outcome
from hearth.triage.forms.seen import SeenForm
from hearth.triage.rules.deciding import WHEN_TWO
from hearth.ui.fields import OneOf, Words, YesNo
from hearth.ui.forms import QuestionForm

NEVER = "never"


class AnswerProposal(SeenForm):
    changed: ClassVar[str] = (
        "Something else is proposed since you opened this page. Read what is proposed now, then answer again."
    )
    agrees = YesNo("Do you agree?", yes="Yes: decide it so", no="No: send it back", missing="Say whether you agree")
    why = Words("If not, why not?", required=False, max_length=4_000, rows=4)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("agrees") is False and not self.cleaned_data.get("why", "").strip():
            self.add_error("why", "Say why you do not agree")
        return super().clean()


class TwoPeople(QuestionForm):
    """One question an outcome."""

    def __init__(self, *args: Any, outcomes: Sequence[Outcome], rules: Mapping[str, str], **kwargs: Any) -> None:
        kwargs["initial"] = {f"when_{each.id}": rules.get(each.id) or NEVER for each in outcomes}
        super().__init__(*args, **kwargs)
        self.outcomes = [each.id for each in outcomes]
        two = [(when, f"Two people: {label[:1].lower()}{label[1:]}") for when, label in WHEN_TWO.items()]
        for each in outcomes:
            options = [(NEVER, "One person decides"), *two]
            self.fields[f"when_{each.id}"] = OneOf(each.label, options, missing="Choose one")

    def changed(self, rules: Mapping[str, str]) -> dict[str, str]:
        """What is not as it was, by outcome; empty where one person decides again."""
        told = {id: self.cleaned_data[f"when_{id}"] for id in self.outcomes}
        now = {id: "" if when == NEVER else when for id, when in told.items()}
        return {id: when for id, when in now.items() if when != (rules.get(id) or "")}
