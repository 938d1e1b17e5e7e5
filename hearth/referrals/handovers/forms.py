from collections.abc import Sequence
from typing import Any

from hearth.access.models import Team
from hearth.referrals.handovers.rules import ACCEPTED, REFUSED, Going
from hearth.ui.fields import OneFromList, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

LONGEST = 10_000


class HandOver(QuestionForm):
    to_team = OneFromList("Who is to hold the family?", [], missing="Choose who is to hold the family")
    why = Words(
        "Why does the family go over to them?",
        missing="Say why the family goes over to them",
        max_length=LONGEST,
        rows=4,
    )
    history = Words(
        "What must they know of what came before?",
        hint="Only this, the names and the birth dates go over. Your own record stays where it is.",
        missing="Write what they must know of what came before",
        max_length=LONGEST,
        rows=8,
    )
    lawful_basis = ShortText(
        "On which lawful basis do you share this?", missing="Say on which lawful basis you share this"
    )
    family_told = OneOf(
        "Does the family know?",
        [Option("yes", "Yes"), Option("no", "No", reveals="why_not_told")],
        missing="Choose whether the family knows",
    )
    why_not_told = Words("Why not?", missing="Say why the family has not been told", max_length=LONGEST, rows=3)

    def offer(self, teams: Sequence[Team]) -> None:
        fields: Any = self.fields
        fields["to_team"].options = [(str(team.pk), f"{team.name}, {team.agency.name}") for team in teams]

    def going(self) -> Going:
        told = self.cleaned_data
        return Going(
            told["why"], told["history"], told["lawful_basis"], told["family_told"] == "yes", told["why_not_told"]
        )


class AnswerHandover(QuestionForm):
    answer = OneOf(
        "Will you hold this family from now on?",
        [
            Option(
                ACCEPTED,
                "Yes, we hold them",
                hint="Where they once came from you, your own record goes on. If not, what was sent becomes one.",
            ),
            Option(REFUSED, "No", reveals="why"),
        ],
        missing="Choose whether you will hold this family",
    )
    why = Words("Why not?", missing="Say why you refuse", max_length=LONGEST, rows=4)


class Revoke(QuestionForm):
    why = Words("Why do you no longer ask?", missing="Say why you no longer ask", max_length=LONGEST, rows=4)
