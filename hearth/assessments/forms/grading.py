from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hearth.assessments.forms.later import LaterForm
from hearth.assessments.rules.answers import Answer
from hearth.practice.definitions.instrument import Area, Instrument, Item
from hearth.ui.fields import OneOf, Option, Words

EVIDENCE, WAS = "-evidence", "-was"
GivenBefore = Mapping[tuple[str, str], Sequence[str]]
"""An item and one of its answers to the days of earlier assessments on which it was given."""


class GradeForm(LaterForm):
    """One area of one profile. A grade and a reason answer one question, so that nobody can give both."""

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        area: Area,
        stored: Mapping[str, Answer],
        given_before: GivenBefore,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.instrument, self.area, self.given_before = instrument, area, given_before
        for item in area.items:
            self._ask(item, stored.get(item.id, Answer()))

    def _ask(self, item: Item, answer: Answer) -> None:
        self.fields[item.id] = OneOf(
            item.label,
            self._options(item),
            hint=item.guidance,
            initial=answer.code,
            error_messages={"invalid_choice": f"Choose one of the grades or reasons for “{item.label}”"},
        )
        self.fields[item.id + EVIDENCE] = Words("What did you see or hear?", rows=3, initial=answer.evidence)
        was = forms.CharField(widget=forms.HiddenInput, required=False, initial=answer.mark)
        self.fields[item.id + WAS] = was

    def _options(self, item: Item) -> list[Option]:
        """Grades from the best to the worst, then reasons; each says when it was the answer before."""
        instrument = self.instrument
        grades = [
            (str(grade.value), f"{grade.value} {grade.label}", anchor)
            for grade, anchor in zip(instrument.grades, item.anchors, strict=True)
        ]
        reasons = [(reason.id, reason.label, reason.meaning) for reason in instrument.missing_reasons]
        return [Option(code, label + self._before(item, code), hint) for code, label, hint in grades + reasons]

    def _before(self, item: Item, code: str) -> str:
        dates = self.given_before.get((item.id, code), ())
        return f" (as on {' and '.join(dates)})" if dates else ""

    @property
    def answers(self) -> dict[str, Answer]:
        """Every item that could be read; one with a mistake in it is left as it is on record."""
        return {item.id: self._answer(item.id) for item in self.area.items if self._readable(item.id)}

    @property
    def seen(self) -> dict[str, str]:
        """The mark of each answer that stood on the page; without one, nothing stood there."""
        marks = {item.id: self.cleaned_data.get(item.id + WAS, "") for item in self.area.items}
        return {item: mark or Answer().mark for item, mark in marks.items()}

    def _readable(self, item: str) -> bool:
        return item in self.cleaned_data and item + EVIDENCE in self.cleaned_data

    def _answer(self, item: str) -> Answer:
        chosen, evidence = self.cleaned_data[item], self.cleaned_data[item + EVIDENCE]
        value = next((value for value in self.instrument.values if str(value) == chosen), None)
        return Answer(value, "" if value is not None else chosen, evidence)
