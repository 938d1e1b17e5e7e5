"""Questions made from what the programme observes: one for each thing, of each child or of the family."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from hearth.casework.actions import Answer
from hearth.casework.rules.observing import REFERRAL, answers, has_destination, observed_at, shown
from hearth.families.models import Person
from hearth.practice.definitions.observed import Observed
from hearth.practice.definitions.programme import Programme
from hearth.ui import days
from hearth.ui.fields import Day, OneOf, Option, Percentage, WholeNumber
from hearth.ui.forms import QuestionForm

Answered = Mapping[tuple[UUID | None, str], tuple[str, str]]
"""By whom it is about and what: what was said, and where it led."""


@dataclass(frozen=True)
class ToObserve:
    """One question: about whom, and what."""

    name: str
    thing: Observed
    person: Person | None

    @property
    def destination(self) -> str:
        return f"{self.name}-destination"


class ObservationsForm(QuestionForm):
    """Nothing but the day must be answered: what nobody knows stays missing, and is counted as missing."""

    on = Day("On which day was this so?", called="The day", latest=days.today)

    def __init__(
        self,
        *args: Any,
        programme: Programme,
        stage: str,
        children: Sequence[Person],
        answered: Answered,
        before: Answered | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stage = stage
        self.asked = list(_asked(programme, stage, children))
        for each in self.asked:
            known, led_to = answered.get((each.person.pk if each.person else None, each.thing.id), ("", ""))
            leads = has_destination(each.thing, stage)
            self.fields[each.name] = question(each.thing, stage, known, each.destination if leads else "")
            if said := (before or {}).get((each.person.pk if each.person else None, each.thing.id)):
                self.fields[each.name].help_text = f"At referral: {shown(each.thing, REFERRAL, said[0])}."
            if leads:
                self.fields[each.destination] = _destination(each.thing, led_to)

    @property
    def sections(self) -> list[tuple[str, list[Any]]]:
        """(whose, questions) for each child, and for the family."""
        sections: dict[str, list[Any]] = {}
        for each in self.asked:
            sections.setdefault(str(each.person) if each.person else "The family", []).append(self[each.name])
        return list(sections.items())

    def answers(self) -> Iterator[Answer]:
        for each in self.asked:
            value = self.cleaned_data[each.name]
            if value not in (None, ""):
                leads = self.cleaned_data.get(each.destination) or ""
                yield Answer(each.thing.id, plain(value), each.person, leads)


def plain(value: Any) -> str:
    """As it is kept: a percentage in plain figures, whatever notation it was typed in."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _asked(programme: Programme, stage: str, children: Sequence[Person]) -> Iterator[ToObserve]:
    things = observed_at(programme, stage)
    for child in children:
        for thing in things:
            if thing.about == "child":
                yield ToObserve(f"{thing.id}-{child.pk}", thing, child)
    for thing in things:
        if thing.about == "family":
            yield ToObserve(thing.id, thing, None)


def question(thing: Observed, stage: str, known: str, destination: str) -> forms.Field:
    """The question that fits what may be answered."""
    common: dict[str, Any] = {"hint": thing.hint, "required": False, "initial": known or None}
    if chosen := answers(thing, stage):
        reveal = destination and "no"
        options = [
            Option(value, label, reveals=destination if value == reveal else "") for value, label in chosen.items()
        ]
        return OneOf(thing.label, options, **common)
    return Percentage(thing.label, **common) if thing.answer == "percent" else WholeNumber(thing.label, **common)


def _destination(thing: Observed, known: str) -> forms.Field:
    options = [Option(choice.id, choice.label) for choice in thing.destinations]
    return OneOf("If it was so before, where did it lead?", options, required=False, initial=known or None)
