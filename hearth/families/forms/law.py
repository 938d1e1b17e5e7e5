"""Parental responsibility, proceedings and orders."""

from collections.abc import Iterable
from typing import Any

from hearth.families.forms.asked import named, past_day, version
from hearth.families.models import Person, Proceedings
from hearth.families.terms import label, options
from hearth.practice.definitions.family_terms import FamilyTerms
from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import AnyOf, OneFromList, OneOf, ShortText
from hearth.ui.forms import QuestionForm


class ResponsibilityForm(QuestionForm):
    person = OneOf("Who answers for this child?", required=False)
    authority = ShortText("Or which authority?", required=False, hint="For example a council, by a care order")
    how = OneFromList("How did they come to?")
    starts = past_day("Since when?", required=False)
    source = ShortText("Which paper was seen, or who says so?", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], terms: FamilyTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].options = named(people)  # type: ignore[attr-defined]
        self.fields["how"].options = [(code.id, code.label) for code in terms.responsibility]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if bool(told.get("person")) == bool(told.get("authority")):
            self.add_error("person", "Choose a person, or name an authority: one of the two.")
        return told


class EndForm(QuestionForm):
    ends = past_day("When did it end?")


class ProceedingsForm(QuestionForm):
    kind = OneOf("What kind of proceedings?")
    children = AnyOf("About which children?", missing="Choose the children")
    issued = past_day("When were they issued?")
    court = ShortText("At which court?", required=False)
    number = ShortText("The court’s case number", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], terms: FamilyTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].options = options(terms.proceedings)  # type: ignore[attr-defined]
        self.fields["children"].options = named(people)  # type: ignore[attr-defined]


class EndProceedingsForm(QuestionForm):
    version = version()
    ended = past_day("When did they end?")
    outcome = OneOf("How did they end?")

    def __init__(self, *args: Any, terms: FamilyTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].options = options(terms.proceedings_outcomes)  # type: ignore[attr-defined]


class OrderForm(QuestionForm):
    kind = OneFromList("Which order?")
    children = AnyOf("About which children?", missing="Choose the children")
    made = past_day("When was it made?")
    until = Day("Until when, if the court said?", called="The day", required=False)
    court = ShortText("By which court?", required=False)
    names_person = OneFromList("In whose favour, or against whom?", required=False)
    proceedings = OneFromList("In which proceedings?", required=False)

    def __init__(
        self,
        *args: Any,
        children: Iterable[Person],
        people: Iterable[Person],
        open_cases: Iterable[Proceedings],
        terms: FamilyTerms,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        cases = [
            (str(case.pk), f"{label(terms.proceedings, case.kind)}, {days.day(case.issued)}") for case in open_cases
        ]
        fields: Any = self.fields
        fields["kind"].options = [
            (code.id, code.label + (f" ({code.meaning})" if code.meaning else "")) for code in terms.orders
        ]
        fields["children"].options = named(children)
        fields["names_person"].options = named(people)
        fields["proceedings"].options = cases


class EndOrderForm(QuestionForm):
    version = version()
    ended = past_day("When did it end?")
