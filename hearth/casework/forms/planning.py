from collections.abc import Sequence
from typing import Any

from hearth.casework.actions import Agreed, Wanted
from hearth.casework.models import Goal, Participant
from hearth.practice.definitions.programme import Programme
from hearth.ui import days
from hearth.ui.fields import Day, OneFromList, OneOf, Option, ShortText, WholeNumber, Words
from hearth.ui.forms import QuestionForm

FAMILY = "family"


class SetGoal(QuestionForm):
    words = Words("What should be different?", hint="In the family's own words.", max_length=1_000, rows=3)
    person = OneOf("Whose goal is it?")
    indicator = OneFromList("What is it about?", required=False)
    baseline = WholeNumber("Where are they now, from 0 to 10?", most=10, hint="0 is as bad as it could be.")
    target = WholeNumber("Where should they get to, from 0 to 10?", most=10)
    who = ShortText("Who will do something about it?", hint="Such as Mum, or the school.")
    by_when = Day("By when?", called="The day", earliest=days.today)

    def __init__(self, *args: Any, programme: Programme, people: Sequence[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.person_id): each.person for each in people}
        whole = Option(FAMILY, "The whole family's")
        self.fields["person"].options = [whole, *(Option(id, str(who)) for id, who in self.people.items())]  # type: ignore[attr-defined]
        self.fields["indicator"].options = [Option(each.id, each.label) for each in programme.observed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        baseline, target = answers.get("baseline"), answers.get("target")
        if baseline is not None and target is not None and target <= baseline:
            self.add_error("target", "Where they should get to must be higher than where they are now.")
        return answers

    def wanted(self) -> Wanted:
        answers = self.cleaned_data
        return Wanted(**(answers | {"person": self.people.get(answers["person"])}))


class RateGoal(QuestionForm):
    value = WholeNumber("Where is the family with this goal now, from 0 to 10?", most=10)
    on = Day("On which day did they say so?", called="The day", latest=days.today)


class DropGoal(QuestionForm):
    reason = Words("Why is this no longer a goal?", max_length=1_000, rows=3)


class AgreeAction(QuestionForm):
    words = Words("What has been agreed?", max_length=1_000, rows=3)
    who = ShortText("Who will do it?")
    agency = ShortText("For which agency?", required=False, hint="Leave empty for the family itself.")
    by_when = Day("By when?", called="The day", earliest=days.today)
    paid_by = ShortText("What pays for it?", required=False, hint="Such as the school's pupil premium.")
    goal = OneFromList("Which goal is it for?", required=False)

    def __init__(self, *args: Any, goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {str(goal.pk): goal for goal in goals}
        self.fields["goal"].options = [Option(id, goal.words[:80]) for id, goal in self.goals.items()]  # type: ignore[attr-defined]

    def agreed(self) -> Agreed:
        return Agreed(**(self.cleaned_data | {"goal": self.goals.get(self.cleaned_data["goal"])}))
