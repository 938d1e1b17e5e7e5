from collections.abc import Sequence
from datetime import date
from typing import Any

from hearth.access.viewer import Viewer
from hearth.casework.actions import Opening
from hearth.practice.definitions.programme import Programme
from hearth.ui import days
from hearth.ui.fields import AnyOf, Day, OneOf, Option
from hearth.ui.forms import QuestionForm


class BeginWork(QuestionForm):
    opened = Day(
        "When did the work begin?",
        called="The day the work began",
        latest=days.today,
        hint="The day the family agreed, or of the first visit.",
    )
    key_worker = OneOf("Who is the key worker?", missing="Choose who will be the key worker")
    referral_reasons = AnyOf("Why was the family referred?", hint="Tick all that apply.", required=False)

    def __init__(self, *args: Any, programme: Programme, workers: Sequence[Viewer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = {str(worker.id): worker for worker in workers}
        self.programme = programme
        self.fields["key_worker"].options = [  # type: ignore[attr-defined]
            Option(id, worker.name, worker.team_name) for id, worker in self.workers.items()
        ]
        self.fields["referral_reasons"].options = [  # type: ignore[attr-defined]
            Option(reason.id, reason.label) for reason in programme.referral_reasons
        ]

    def opening(self, referred: date) -> Opening:
        answers = self.cleaned_data
        return Opening(
            programme=self.programme.id,
            key_worker=self.workers[answers["key_worker"]],
            opened=answers["opened"],
            referred=referred,
            referral_reasons=tuple(answers["referral_reasons"]),
        )


class BeginOwnWork(BeginWork):
    """For a family of the council's own team, whom nobody outside referred."""

    referred = Day("When were they referred?", called="The day of the referral", latest=days.today)
    field_order = ("referred", "opened")
