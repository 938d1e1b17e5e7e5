from collections.abc import Sequence
from typing import Any

from django import forms

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
    """Whom it is about, as the instrument's unit and its repeated parts have it; who answers; when and how."""

    children = AnyOf("Which children?", missing="Choose at least one child")
    carers = AnyOf("Who looks after them?", missing="Choose at least one carer")
    informant = OneOf("Who answers?", missing="Say who answers")
    stage = OneOf("Which assessment is this?", STAGES.items(), missing="Say which assessment this is")
    done_with_parent = YesNo(
        "Are you doing it together with a parent?",
        hint="That is the better way. If it is not possible yet, begin without.",
        missing="Say whether you are doing it together with a parent",
    )
    started_on = Day("When did you begin?", called="The day you began", latest=days.today)
    instrument = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, members: Sequence[FamilyMember], asks: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = asks
        self.people = {str(member.person_id): member.person for member in members}
        self._choices("children").options = [_option(member) for member in members if member.is_child]
        self._choices("carers").options = [_option(member) for member in members if _may_care(member)]
        self._choices("informant").options = [(each.id, each.label) for each in asks.informants]
        self.initial["instrument"] = asks.id
        repeats = {area.repeat for area in asks.areas}
        by_child = asks.unit in ("child", "child_and_carer") or repeats & {"child", "child_and_carer"}
        by_carer = asks.unit in ("carer", "child_and_carer") or repeats & {"carer", "child_and_carer"}
        self._people_asked("children", bool(by_child), _about_children(asks))
        self._people_asked("carers", bool(by_carer), _about_carers(asks))
        if not asks.informants:
            del self.fields["informant"]

    def _people_asked(self, name: str, needed: bool, hint: str) -> None:
        """Of a whole family everybody may be named, and all of them are to begin with."""
        field = self._choices(name)
        if not needed and self.asks.unit != "family":
            del self.fields[name]
            return
        field.required, field.help_text = needed, hint
        if self.asks.unit == "family":
            self.initial[name] = [option.value for option in field.options]

    def _choices(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        both = set(given.get("children", [])) & set(given.get("carers", []))
        for person_id in both:
            self.add_error("carers", f"{self.people[person_id]} cannot be their own carer.")
        return given

    @property
    def beginning(self) -> Beginning:
        given = self.cleaned_data
        return Beginning(
            stage=given["stage"],
            started_on=given["started_on"],
            done_with_parent=given["done_with_parent"],
            children=self._people(given.get("children", [])),
            carers=self._people(given.get("carers", [])),
            informant=given.get("informant", ""),
        )

    def _people(self, ids: Sequence[str]) -> list[Person]:
        return [self.people[each] for each in ids]


def _about_children(instrument: Instrument) -> str:
    match instrument.unit:
        case "child_and_carer":
            return "Each child has a profile of their own with each carer you choose."
        case "child":
            return "It is filled in for each child you choose."
    return "Those whom you see or hear. Each is asked what they say."


def _about_carers(instrument: Instrument) -> str:
    match instrument.unit:
        case "child_and_carer":
            return "Two carers have two profiles: one may give what the other does not."
        case "carer":
            return "It is filled in for each of them."
    return "Each may have a page of their own to keep."


def ages_of(instrument: Instrument) -> str:
    if instrument.from_years is None:
        return ""
    begins = "Before birth" if instrument.unborn else f"From {instrument.from_years} years"
    return begins if instrument.to_years is None else f"{begins}, until they are {instrument.to_years + 1}"


def _option(member: FamilyMember) -> tuple[str, str, str]:
    return str(member.person_id), str(member.person) or "A child without a name yet", member.role


def _may_care(member: FamilyMember) -> bool:
    born = member.person.born
    return not member.is_child or (born is not None and age_on(born, days.today()) >= OLD_ENOUGH_TO_CARE)
