"""Writing down that somebody is trained in something."""

from collections.abc import Iterable
from typing import Any

from hearth.access.models import User
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.definitions.programme import Programme
from hearth.practice.training.actions import Training
from hearth.practice.training.rules import KINDS
from hearth.ui.days import today
from hearth.ui.fields import Day, OneFromList, OneOf, Option, ShortText
from hearth.ui.forms import QuestionForm

ASKED = {"instrument": "instrument", "programme": "programme", "course": "course"}


class AccreditForm(QuestionForm):
    user = OneFromList("Who is it?", missing="Choose who was trained")
    kind = OneOf(
        "What were they trained in?",
        [Option(kind, label, reveals=ASKED[kind]) for kind, label in KINDS.items()],
        missing="Choose what they were trained in",
    )
    instrument = OneFromList("Which instrument?", missing="Choose the instrument")
    programme = OneFromList("Which programme?", missing="Choose the programme")
    course = ShortText("Which course?", missing="Name the course", max_length=200)
    since = Day("From when?", called="The day it began", latest=today, missing="Say from when")
    until = Day(
        "Until when?",
        called="The last day",
        hint="The last day before a refresher is needed. Leave it empty if there is none.",
        required=False,
    )
    evidence = ShortText("What shows it?", hint="A certificate's number, say.", required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        people: Iterable[User],
        instruments: Iterable[Instrument],
        programmes: Iterable[Programme],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        self.titles = {each.id: each.title for each in (*instruments, *programmes)}
        self._offer("user", [(id, user.name) for id, user in self.people.items()])
        self._offer("instrument", [(each.id, each.title) for each in instruments])
        self._offer("programme", [(each.id, each.title) for each in programmes])

    def _offer(self, name: str, options: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.options = [("", "Choose"), *options]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day is before the first")
        return said

    @property
    def who(self) -> User:
        return self.people[self.cleaned_data["user"]]

    @property
    def training(self) -> Training:
        said = self.cleaned_data
        subject = said[ASKED[said["kind"]]]
        return Training(
            kind=said["kind"],
            subject=subject,
            title=self.titles.get(subject, subject),
            since=said["since"],
            until=said["until"],
            evidence=said["evidence"],
        )
