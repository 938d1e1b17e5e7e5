from collections.abc import Sequence
from typing import Any

from hearth.access.models import Team
from hearth.casework.moves.actions import Answer, Step
from hearth.casework.rules.moves import DOWN, UP
from hearth.referrals.handovers.rules import Going
from hearth.ui.fields import OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

ELSEWHERE = "elsewhere"


class AskToTakeOver(QuestionForm):
    """Of those who sign in to Hearth one is chosen; anybody else is named, and their answer is written down."""

    to = OneOf("Who is to take over?", missing="Choose who is to take over")
    to_agency = ShortText("Which agency?", missing="Say which agency")
    to_name = ShortText("Whom did you ask there?", missing="Say whom you asked")
    why = Words("Why, and what has been tried?", rows=6, max_length=10_000, missing="Say why")
    stays_in_touch = ShortText(
        "Who stays in touch with the family?",
        hint="Somebody they know by name.",
        missing="Say who stays in touch with the family",
    )
    lead_stays = OneOf(
        "Who leads when they have accepted?", [Option("no", "They lead"), Option("yes", "I go on leading")]
    )
    history = Words(
        "What must another agency know of what came before?",
        required=False,
        rows=6,
        max_length=10_000,
        hint="Only for another agency in Hearth: this, the names and the birth dates go over when they accept.",
    )
    lawful_basis = ShortText("On which lawful basis do you share it?", required=False)
    family_told = OneOf(
        "Does the family know?",
        [Option("yes", "Yes"), Option("no", "No", reveals="why_not_told")],
        missing="Say whether",
    )
    why_not_told = ShortText("Why not?", missing="Say why the family has not been told")

    def __init__(
        self, *args: Any, direction: str, teams: Sequence[Team], own_agency: Any, may_stay: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.direction, self.own_agency = direction, own_agency
        self.teams = {str(each.pk): each for each in teams}
        fields: dict[str, Any] = self.fields
        fields["to"].options = [
            *(Option(id, f"{each.name}, {each.agency.name}") for id, each in self.teams.items()),
            Option(ELSEWHERE, "Somebody who is not in Hearth", reveals="to_agency"),
        ]
        fields["to_name"].required = False
        if direction == UP:
            fields["stays_in_touch"].required = False
        if direction == DOWN or not may_stay:
            del fields["lead_stays"]

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        team = self.teams.get(answers.get("to", ""))
        if team and team.agency_id != self.own_agency:
            if not answers.get("history"):
                self.add_error("history", "Write what they must know of what came before")
            if not answers.get("lawful_basis"):
                self.add_error("lawful_basis", "Say on which lawful basis you share this")
        return answers

    def step(self) -> Step:
        answers = self.cleaned_data
        team = self.teams.get(answers["to"])
        elsewhere = team is not None and team.agency_id != self.own_agency
        told = answers["family_told"] == "yes"
        going = Going(
            answers["why"], answers["history"], answers["lawful_basis"], told, answers.get("why_not_told") or ""
        )
        return Step(
            direction=self.direction,
            why=answers["why"],
            to_agency=f"{team.name}, {team.agency.name}" if team else answers["to_agency"],
            to_name=answers["to_name"],
            to_team=team,
            going=going if elsewhere else None,
            stays_in_touch=answers["stays_in_touch"],
            lead_stays=answers.get("lead_stays") == "yes",
        )


class AnswerMove(QuestionForm):
    accepted = OneOf(
        "Do they take the family over?", [Option("yes", "Yes"), Option("no", "No")], missing="Choose yes or no"
    )
    words = Words(
        "What will they do, or why not?", rows=4, max_length=5_000, missing="Say what they will do, or why not"
    )
    by_whom = ShortText("Who answered?", missing="Say who answered")

    def answer(self) -> Answer:
        answers = self.cleaned_data
        return Answer(answers["accepted"] == "yes", answers["words"], answers["by_whom"])


class TakeBack(QuestionForm):
    why = Words("Why do you no longer ask?", rows=3, max_length=2_000, missing="Say why you no longer ask")
