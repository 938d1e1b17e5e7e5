from collections.abc import Sequence
from typing import Any

from hearth.access.viewer import Viewer
from hearth.casework.reviewing.actions import Asked
from hearth.ui import days
from hearth.ui.fields import Day, EmailOrNothing, OneFromList, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm

HOW = {"spoke": "We spoke", "wrote": "They wrote", "self": "I write this myself"}


class AskForWords(QuestionForm):
    worker = OneFromList("Somebody of the family’s own team?", required=False)
    name = ShortText("Or whom do you ask?", required=False, hint="A name, such as Ms Marsh.")
    agency = ShortText("Where are they from?", required=False, hint="Such as Beck Lane Primary School.")
    email = EmailOrNothing(
        "Their email address", required=False, hint="They are asked to ring you. The family is not named."
    )
    by_when = Day("By when?", called="The day", earliest=days.today)

    def __init__(self, *args: Any, workers: Sequence[Viewer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = {str(each.id): each for each in workers}
        self.fields["worker"].options = [Option(id, each.name) for id, each in self.workers.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if not answers.get("worker"):
            if not answers.get("name"):
                self.add_error("name", "Say whom you ask")
            if not answers.get("agency"):
                self.add_error("agency", "Say where they are from")
        return answers

    def asked(self) -> Asked:
        answers = self.cleaned_data
        if worker := self.workers.get(answers["worker"]):
            return Asked(worker.name, worker.agency_name, answers["by_when"], worker_id=worker.id)
        return Asked(answers["name"], answers["agency"], answers["by_when"], answers["email"] or "")


class KeepWords(QuestionForm):
    words = Words(
        "What do they say?", max_length=10_000, rows=8, hint="In their words.", missing="Write down what they say"
    )
    how = OneOf("How did it come?", HOW.items(), missing="Say how it came")
    received_on = Day("When?", called="The day", latest=days.today)
