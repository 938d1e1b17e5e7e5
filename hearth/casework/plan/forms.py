from collections.abc import Sequence
from typing import Any

from django import forms

from hearth.casework.forms.versions import Versioned
from hearth.casework.models import Participant
from hearth.casework.models.agreeing import HOW_SIGNED
from hearth.casework.plan.actions import Signed
from hearth.casework.plan.rules import Seen
from hearth.ui import days
from hearth.ui.fields import Day, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm


class AgreePlan(QuestionForm):
    """`seen`: a mark of each line of the plan as the page shows it, such as “id=mark id=mark”."""

    agreed_on = Day("On which day did you agree it together?", called="The day it was agreed", latest=days.today)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> Seen:
        return dict(each.split("=", 1) for each in self.cleaned_data["seen"].split() if "=" in each)

    def look_again(self, shown: str) -> None:
        """The page is shown again, with the plan as it is now: agreeing it then is meant."""
        posted: Any = self.data
        self.data = posted.copy()
        self.data["seen"] = shown  # type: ignore[index]


def as_typed(seen: Seen) -> str:
    return " ".join(f"{id}={mark}" for id, mark in seen.items())


class SignPlan(QuestionForm):
    person = OneOf("Who signs?", missing="Choose who signs")
    how = OneOf("How?", missing="Say how they signed")
    name = ShortText("Type your name", hint="By typing your name here you say: I have read this plan and agree to it.")
    said = Words("What do they want to say about it?", required=False, rows=3, max_length=2_000, hint="In their words.")
    on = Day("When?", called="The day", latest=days.today)

    def __init__(self, *args: Any, people: Sequence[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.person_id): each.person for each in people}
        fields: dict[str, Any] = self.fields
        fields["person"].options = [Option(id, str(person)) for id, person in self.people.items()]
        fields["how"].options = [
            Option(id, label, reveals="name" if id == "phone" else "") for id, label in HOW_SIGNED.items()
        ]

    def signed(self) -> Signed:
        return Signed(**(self.cleaned_data | {"person": self.people[self.cleaned_data["person"]]}))


class LeaveArea(Versioned):
    why = Words("Why is there no goal for this now?", rows=3, max_length=1_000, missing="Say why there is no goal")


class ChaseAction(QuestionForm):
    said = Words(
        "Whom did you ask, and what did they say?", rows=3, max_length=2_000, missing="Write down what they said"
    )
    again_on = Day("When will you ask again?", called="The day", earliest=days.today)
