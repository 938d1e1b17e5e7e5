from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hearth.access.models import Team
from hearth.casework.models import Visit
from hearth.costs.actions import Worked
from hearth.costs.rules.time import KINDS, LONGEST
from hearth.ui import days
from hearth.ui.fields import Day, OneFromList, OneOf, Option, ShortText, WholeNumber
from hearth.ui.forms import QuestionForm


class LogTime(QuestionForm):
    kind = OneOf("What did the time go to?", KINDS.items())
    visit = OneFromList("Which visit?", required=False, hint="Those that were done and have no length yet.")
    minutes = WholeNumber("How many minutes?", least=1, most=LONGEST)
    on = Day("On which day?", called="The day", latest=days.today)

    def __init__(self, *args: Any, visits: Sequence[Visit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visits = {str(each.pk): each for each in visits}
        options = [Option(id, days.day_and_time(each.done_at)) for id, each in self.visits.items() if each.done_at]
        self.fields["visit"].options = options  # type: ignore[attr-defined]

    def worked(self) -> Worked:
        answers = self.cleaned_data
        visit = self.visits.get(answers["visit"]) if answers["kind"] == "visit" else None
        return Worked(answers["kind"], answers["minutes"], answers["on"], visit)


class _OfATeam(QuestionForm):
    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        self.fields["team"].options = [Option(id, team.name) for id, team in self.teams.items()]  # type: ignore[attr-defined]


class AddPost(_OfATeam):
    team = OneFromList("Which team?", missing="Choose a team")
    title = ShortText("What is the post?", hint="Such as: family worker. No name.", max_length=200)
    hours_a_week = WholeNumber("Hours a week", least=1, most=80)
    pounds_a_year = WholeNumber(
        "What does it cost a year, in pounds?", most=500_000, hint="With pension and insurance."
    )
    starts = Day("From when?", called="The first day")
    ends = Day("Until when?", called="The last day", required=False)

    def post(self) -> dict[str, Any]:
        answers = dict(self.cleaned_data)
        team = self.teams[answers.pop("team")]
        return answers | {
            "team_id": team.pk,
            "hours_a_week": Decimal(answers["hours_a_week"]),
            "pounds_a_year": Decimal(answers["pounds_a_year"]),
            "ends": answers["ends"] or None,
        }


class AddBudget(_OfATeam):
    team = OneFromList("Which team?", missing="Choose a team")
    what = ShortText("What is it for?", max_length=200)
    pounds = WholeNumber("How much, in pounds?", most=100_000_000)
    starts = Day("From when?", called="The first day")
    ends = Day("Until when?", called="The last day")

    def budget(self) -> dict[str, Any]:
        answers = dict(self.cleaned_data)
        team = self.teams[answers.pop("team")]
        return answers | {"team_id": team.pk, "pounds": Decimal(answers["pounds"])}


class Period(QuestionForm):
    first = Day("From", called="The first day")
    last = Day("Until", called="The last day", latest=days.today)

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if answers.get("first") and answers.get("last") and answers["last"] < answers["first"]:
            self.add_error("last", "The last day cannot be before the first.")
        return answers
