"""A pregnancy, what becomes known of it, and how it ends."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from hearth.families.forms.asked import SureForm, named, past_day, version
from hearth.families.models import Person, Pregnancy
from hearth.families.models.person import SEXES
from hearth.families.telling import PersonAsTold
from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import OneOf, ShortText, WholeNumber
from hearth.ui.forms import QuestionForm

MOST_BABIES = 8


def _due(label: str) -> Day:
    return Day(
        label,
        called="The due date",
        earliest=lambda: days.today() + timedelta(days=1),
        latest=lambda: days.today() + timedelta(days=300),
    )


class PregnancyForm(QuestionForm):
    mother = OneOf("Who is pregnant?")
    due = _due("When is the baby due?")
    babies = WholeNumber("How many babies are expected?", least=1, most=MOST_BABIES, required=False)
    source = ShortText("Who says so?", required=False, hint="For example: the scan, the midwife, the mother")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        may = [person for person in people if person.sex != "M" and not person.died]
        self.fields["mother"].options = named(may)  # type: ignore[attr-defined]

    def clean_babies(self) -> int:
        return self.cleaned_data["babies"] or 1


class DueDateForm(QuestionForm):
    version = version()
    due = _due("When is the baby due now?")
    babies = WholeNumber(
        "How many babies are expected?",
        hint="If one of them was lost, how many are expected now. A record that was opened for it closes.",
        least=1,
        most=MOST_BABIES,
    )
    source = ShortText("Who says so?", hint="For example: the scan at 20 weeks")


class OtherParentForm(QuestionForm):
    person = OneOf("Who is said to be the other parent?")
    as_told_by = ShortText("Who says so?")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].options = named(people)  # type: ignore[attr-defined]


class BirthForm(SureForm):
    """One set of questions for each baby who is expected; those left empty were not born, or are not yet named."""

    version = version()
    born = past_day("When?", called="The day of birth")

    def __init__(self, *args: Any, pregnancy: Pregnancy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pregnancy = pregnancy
        for number in range(1, pregnancy.babies + 1):
            of = f" of baby {number}" if pregnancy.babies > 1 else ""
            self.fields[f"given_names_{number}"] = ShortText(
                f"Given names{of}", required=False, hint="Leave it empty when there is no name yet"
            )
            self.fields[f"sex_{number}"] = OneOf(f"Sex{of}", [*list(SEXES.items())[:2], ("U", "Not known")])
        self.fields["family_name"] = ShortText("Family name", initial=pregnancy.mother.family_name)
        self.order_fields([*(name for name in self.fields if name != "sure"), "sure"])

    def children(self) -> list[PersonAsTold]:
        told = self.cleaned_data
        return [
            PersonAsTold(
                role="child",
                is_child=True,
                given_names=told[f"given_names_{number}"],
                known_as=""
                if told[f"given_names_{number}"]
                else f"Baby {number}"
                if self.pregnancy.babies > 1
                else "Baby",
                family_name=told["family_name"],
                sex=told[f"sex_{number}"],
            )
            for number in range(1, self.pregnancy.babies + 1)
        ]


class EndPregnancyForm(QuestionForm):
    version = version()
    outcome = OneOf("What happened?", [("lost", "The baby was lost"), ("ended", "The pregnancy was ended")])
    ended = past_day("When?")
