from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from hearth.casework.actions import Agreed, Wanted
from hearth.casework.models import Goal, Participant
from hearth.directory.queries.services import listed
from hearth.practice.definitions.programme import Programme
from hearth.ui import days
from hearth.ui.fields import Day, OneFromList, OneOf, Option, ShortText, WholeNumber, Words
from hearth.ui.forms import QuestionForm

FAMILY = "family"


class SetGoal(QuestionForm):
    words = Words("What should be different?", hint="In the family's own words.", max_length=1_000, rows=3)
    person = OneOf("Whose goal is it?")
    indicator = OneFromList("What is it about?", required=False)
    area = OneFromList("Which worry of the assessment does it answer?", required=False)
    baseline = WholeNumber("Where are they now, from 0 to 10?", most=10, hint="0 is as bad as it could be.")
    target = WholeNumber("Where should they get to, from 0 to 10?", most=10)
    measure = ShortText(
        "How will everybody see that it is reached?",
        required=False,
        hint="Such as: breakfast on the table on school days.",
    )
    who = ShortText("Who will do something about it?", hint="Such as Mum, or the school.")
    by_when = Day("By when?", called="The day", earliest=days.today)

    def __init__(
        self, *args: Any, programme: Programme, people: Sequence[Participant], areas: Sequence[Any] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if areas:
            self.fields["area"].options = [Option(each.id, each.label) for each in areas]  # type: ignore[attr-defined]
        else:
            del self.fields["area"]
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
    service_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {str(goal.pk): goal for goal in goals}
        self.fields["goal"].options = [Option(id, goal.words[:80]) for id, goal in self.goals.items()]  # type: ignore[attr-defined]

    def agreed(self) -> Agreed:
        """A service of the directory is chosen on its own page and comes along by its id."""
        answers = self.cleaned_data | {"goal": self.goals.get(self.cleaned_data["goal"])}
        service = service_named(answers["service_id"])
        return Agreed(**answers, service=service) if service else Agreed(**(answers | {"service_id": None}))


def service_named(service_id: UUID | None) -> str:
    """Its name, if the public directory lists it; else nothing."""
    if service_id is None:
        return ""
    return listed().filter(pk=service_id).values_list("name", flat=True).first() or ""
