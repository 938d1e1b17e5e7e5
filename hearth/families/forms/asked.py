"""What the forms of this package have in common: whom they ask about, and being asked twice about the strange."""

from collections.abc import Iterable
from typing import Any

from django.forms import HiddenInput

from hearth.families.models import Person
from hearth.ui import days
from hearth.ui.asked import Asked
from hearth.ui.date_fields import Day
from hearth.ui.fields import AnyOf, WholeNumber
from hearth.ui.forms import QuestionForm


def named(people: Iterable[Person]) -> list[tuple[str, str]]:
    return [(str(person.pk), str(person) or "Somebody without a name") for person in people]


def past_day(label: str, *, called: str = "The day", **more: Any) -> Day:
    return Day(label, called=called, latest=days.today, **more)


def version() -> WholeNumber:
    """Which version of the record was on the page."""
    return WholeNumber("Version", least=1, widget=HiddenInput())


class SureForm(QuestionForm):
    """A form that may be told its answer is strange: then it asks whether that is so, and takes yes for an answer."""

    sure = AnyOf("Is it so?", [("yes", "I have looked again, and it is so")], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_strange = "sure" in self.data
        self.order_fields([*(name for name in self.fields if name != "sure"), "sure"])

    def strange(self, sentences: list[str]) -> None:
        self.is_strange = True
        self.add_error("sure", " ".join(sentences))

    @property
    def questions(self) -> list[Asked]:
        return [asked for asked in super().questions if asked.name != "sure" or self.is_strange]

    def clean_sure(self) -> bool:
        return bool(self.cleaned_data["sure"])
