"""The short forms: to find a family by name, to end a holding, to write back, to pass on."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils import timezone

from hearth.concerns.forms.sent_once import Keyed
from hearth.places.models import ResponsibleBody
from hearth.practice.definitions.nation import Step
from hearth.triage.forms.seen import SeenForm
from hearth.ui import days
from hearth.ui.fields import Day, OneFromList, OneOf, ShortText, Words
from hearth.ui.forms import QuestionForm
from hearth.ui.time_fields import TimeOfDay


class EndHolding(QuestionForm):
    why = Words(
        "Why need the child no longer be held?",
        hint="Who has them now, or what has changed.",
        missing="Say why the child need no longer be held",
        max_length=4_000,
        rows=4,
    )


class FindUnsubstantiated(QuestionForm):
    why = Words(
        "Why is this worry unsubstantiated?",
        hint="What was looked into, and what that showed. Not being able to prove a worry is no reason by itself.",
        missing="Give the reasons",
        max_length=4_000,
        rows=6,
    )


class SetFindingAside(QuestionForm):
    finding = forms.UUIDField(widget=forms.HiddenInput)  # whoever writes had this one before them
    why = Words(
        "Why does the finding no longer hold?",
        missing="Say why the finding no longer holds",
        max_length=4_000,
        rows=6,
    )


class RecordStep(SeenForm):
    """The questions are the nation's: see `practice.definitions.nation.Step`."""

    changed: ClassVar[str] = (
        "Somebody has written this down since you opened the page. Theirs stands above yours. "
        "Write it down again to put yours in its place."
    )
    with_whom = ShortText("With whom?", missing="Say with whom", max_length=400)
    on = Day("On which day?", called="The day", latest=days.today)
    at = TimeOfDay("At what time?", missing="Give the time")
    came_of_it = Words("What came of it?", missing="Say what came of it", max_length=4_000, rows=6)

    def __init__(self, *args: Any, asks: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with_whom"].label, self.fields["came_of_it"].label = asks.with_whom, asks.came_of_it

    def clean(self) -> dict[str, Any]:
        if not self.errors and self.moment() > timezone.now():
            self.add_error("at", "This is still to come. Write it down when it has happened")
        return super().clean()

    def moment(self) -> datetime:
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"], days.LONDON)


class AnswerForm(SeenForm):
    changed: ClassVar[str] = (
        "The decision was replaced since you opened this page. Read the one that stands now, change your words "
        "where they no longer fit, then send them."
    )
    words = Words("What they will read", missing="Write what they will read", max_length=4_000, rows=12)


class WriteBack(Keyed):
    words = Words(
        "Write to whoever told us",
        hint="They read it when they come back with their reference, and others may read it with them. "
        "Say nothing that the family has not agreed to.",
        missing="Write what you want to say",
        max_length=4_000,
        rows=4,
    )


class GiveSeveral(QuestionForm):
    """To whom. Which worries, the boxes in the table say."""

    to = OneFromList("Give what is ticked to", [], required=False)

    def __init__(self, *args: Any, to: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].options = [(str(id), name) for id, name in to]  # type: ignore[attr-defined]


class FindFamily(QuestionForm):
    called = ShortText("Family name", hint="As it is written in their record.", missing="Enter a family name")


class PassOn(QuestionForm):
    """Which council takes over; and, where Hearth cannot reach it, whom there somebody has told."""

    body = OneOf("Which council takes over?", missing="Choose the council")
    whom = ShortText(
        "If it does not use Hearth: whom did you tell there, and when?",
        hint="For example: Asha Reed, front door, by telephone at 10:15 today.",
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, bodies: Sequence[ResponsibleBody], by_hand: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_hand = by_hand
        self.fields["body"].options = [(body.id, body.name) for body in bodies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("body") in self.by_hand and not self.cleaned_data.get("whom"):
            self.add_error("whom", "Tell the council first, then write down whom you told")
        return self.cleaned_data
