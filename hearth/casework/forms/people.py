from collections.abc import Sequence
from typing import Any

from hearth.access.viewer import Viewer
from hearth.casework.forms.versions import Versioned
from hearth.families.models import Person
from hearth.ui import days
from hearth.ui.fields import Day, OneOf, Option
from hearth.ui.forms import QuestionForm


class HandOver(Versioned):
    to = OneOf("Who takes over?", missing="Choose who takes over")
    on = Day("From which day?", called="The day of the handover", latest=days.today)

    def __init__(self, *args: Any, workers: Sequence[Viewer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = {str(worker.id): worker for worker in workers}
        self.fields["to"].options = [  # type: ignore[attr-defined]
            Option(id, worker.name, worker.role_name) for id, worker in self.workers.items()
        ]

    def to_whom(self) -> dict[str, Any]:
        return {"to": self.workers[self.cleaned_data["to"]], "on": self.cleaned_data["on"]}


class TakePart(QuestionForm):
    person = OneOf("Who takes part as well?", missing="Choose who takes part")
    on = Day("From which day?", called="The day", latest=days.today)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields["person"].options = [(id, str(person)) for id, person in self.people.items()]  # type: ignore[attr-defined]

    def who(self) -> dict[str, Any]:
        return {"person": self.people[self.cleaned_data["person"]], "on": self.cleaned_data["on"]}
