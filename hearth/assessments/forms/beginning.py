from collections.abc import Sequence
from typing import Any

from hearth.assessments.actions import Beginning
from hearth.assessments.rules.stages import STAGES
from hearth.families.models import FamilyMember, Person
from hearth.families.rules import age_on
from hearth.practice.definitions.instrument import Instrument
from hearth.ui import days
from hearth.ui.fields import AnyOf, Day, OneOf, YesNo
from hearth.ui.forms import QuestionForm

OLD_ENOUGH_TO_CARE = 12  # a parent of a baby may be a child too


class BeginForm(QuestionForm):
    children = AnyOf(
        "Which children?",
        missing="Choose at least one child",
        hint="Each child has a profile of their own with each carer you choose.",
    )
    carers = AnyOf(
        "Who looks after them?",
        missing="Choose at least one carer",
        hint="Two carers have two profiles: one may give what the other does not.",
    )
    stage = OneOf("Which assessment is this?", STAGES.items(), missing="Say which assessment this is")
    done_with_parent = YesNo(
        "Are you doing it together with a parent?",
        hint="That is the better way. If it is not possible yet, begin without.",
        missing="Say whether you are doing it together with a parent",
    )
    started_on = Day("When did you begin?", called="The day you began", latest=days.today)
    instrument = OneOf("Which instrument?", missing="Choose an instrument")

    def __init__(
        self, *args: Any, members: Sequence[FamilyMember], instruments: Sequence[Instrument], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(member.person_id): member.person for member in members}
        self._choices("children").options = [_option(member) for member in members if member.is_child]
        self._choices("carers").options = [_option(member) for member in members if _may_care(member)]
        self._choices("instrument").options = [(each.id, each.title, _ages(each)) for each in instruments]
        if len(instruments) == 1:  # nothing to choose
            del self.fields["instrument"]
        self.only = instruments[0].id if instruments else ""

    def _choices(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        both = set(given.get("children", [])) & set(given.get("carers", []))
        for person_id in both:
            self.add_error("carers", f"{self.people[person_id]} cannot be their own carer.")
        return given

    @property
    def instrument_id(self) -> str:
        return str(self.cleaned_data.get("instrument", self.only))

    @property
    def beginning(self) -> Beginning:
        given = self.cleaned_data
        return Beginning(
            stage=given["stage"],
            started_on=given["started_on"],
            done_with_parent=given["done_with_parent"],
            children=self._people(given["children"]),
            carers=self._people(given["carers"]),
        )

    def _people(self, ids: Sequence[str]) -> list[Person]:
        return [self.people[each] for each in ids]


def _ages(instrument: Instrument) -> str:
    if instrument.from_years is None:
        return ""
    begins = "Before birth" if instrument.unborn else f"From {instrument.from_years} years"
    return begins if instrument.to_years is None else f"{begins}, until they are {instrument.to_years + 1}"


def _option(member: FamilyMember) -> tuple[str, str, str]:
    return str(member.person_id), str(member.person) or "A child without a name yet", member.role


def _may_care(member: FamilyMember) -> bool:
    born = member.person.born
    return not member.is_child or (born is not None and age_on(born, days.today()) >= OLD_ENOUGH_TO_CARE)
