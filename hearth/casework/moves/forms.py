from collections.abc import Sequence
from typing import Any
from uuid import UUID

from hearth.access.models import Team
from hearth.casework.moves.actions import Answer, Step
from hearth.casework.moves.choosing import likely, what_it_is
from hearth.casework.rules.moves import DOWN, UP
from hearth.referrals.handovers.rules import Going
from hearth.ui.fields import OneFromList, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

ELSEWHERE, ANOTHER = "elsewhere", "another"


class AskToTakeOver(QuestionForm):
    """Of those who sign in to Hearth one is chosen; anybody else is named, and their answer is written down."""

    to = OneOf("Who is to take over?", missing="Choose who is to take over")
    to_other = OneFromList("Which team?", missing="Choose the team")
    to_agency = ShortText("Which agency?", missing="Say which agency")
    to_name = ShortText("Whom did you ask there?", missing="Say whom you asked")
    why = Words("Why, and what has been tried?", rows=6, max_length=10_000, missing="Say why you ask them")
    stays_in_touch = ShortText(
        "Who stays in touch with the family?",
        hint="Somebody they know by name.",
        missing="Say who stays in touch with the family",
    )
    lead_stays = OneOf(
        "Who leads when they have accepted?",
        [Option("no", "They lead"), Option("yes", "I go on leading")],
        missing="Choose who leads when they have accepted",
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
        missing="Choose whether the family knows",
    )
    why_not_told = ShortText("Why not?", missing="Say why the family has not been told")

    def __init__(
        self,
        *args: Any,
        direction: str,
        teams: Sequence[Team],
        own_agency: UUID,
        body_id: str,
        may_stay: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.direction, self.own_agency = direction, own_agency
        self.teams = {str(each.pk): each for each in teams}
        first = likely(teams, direction, own_agency, body_id)
        others = [(str(each.pk), _called(each)) for each in teams if each not in first]
        fields: dict[str, Any] = self.fields
        fields["to_other"].options = others
        fields["to"].options = [
            *(Option(str(each.pk), _called(each), what_it_is(each, own_agency)) for each in first),
            *([Option(ANOTHER, "Another team in Hearth", reveals="to_other")] if others else []),
            Option(ELSEWHERE, "Somebody who is not in Hearth", reveals="to_agency"),
        ]
        fields["to_name"].required = False
        if direction == UP:
            fields["stays_in_touch"].required = False
        if direction == DOWN or not may_stay:
            del fields["lead_stays"]

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        team = self._team()
        if team and team.agency_id != self.own_agency:
            if not answers.get("history"):
                self.add_error("history", "Write what they must know of what came before")
            if not answers.get("lawful_basis"):
                self.add_error("lawful_basis", "Say on which lawful basis you share this")
        return answers

    def _team(self) -> Team | None:
        """None for somebody who is not in Hearth, and where nobody is chosen yet."""
        answers = self.cleaned_data
        chosen = answers.get("to_other" if answers.get("to") == ANOTHER else "to")
        return self.teams.get(chosen or "")

    def step(self) -> Step:
        answers = self.cleaned_data
        team = self._team()
        elsewhere = team is not None and team.agency_id != self.own_agency
        told = answers["family_told"] == "yes"
        going = Going(
            answers["why"], answers["history"], answers["lawful_basis"], told, answers.get("why_not_told") or ""
        )
        return Step(
            direction=self.direction,
            why=answers["why"],
            to_agency=_called(team) if team else answers["to_agency"],
            to_name=answers["to_name"],
            to_team=team,
            going=going if elsewhere else None,
            stays_in_touch=answers["stays_in_touch"],
            lead_stays=answers.get("lead_stays") == "yes",
        )


def _called(team: Team) -> str:
    return f"{team.name}, {team.agency.name}"


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
