from typing import Any

from hearth.casework.actions import Reviewed
from hearth.casework.forms.versions import Versioned
from hearth.casework.models import Episode
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.rules.phases import within_reach
from hearth.practice.definitions.programme import Programme
from hearth.ui import days
from hearth.ui.fields import Day, OneOf, Option, ShortText, Words


class HoldReview(Versioned):
    held_on = Day("When was the review?", called="The day of the review", latest=days.today)
    attended = ShortText("Who was there?", max_length=500)
    family_view = Words("What does the family think?", max_length=5_000, rows=4, hint="In their own words.")
    summary = Words("What has changed, and what has not?", max_length=10_000)
    outcome = OneOf("What follows?", OUTCOMES.items(), missing="Say what follows from the review")
    phase = OneOf("Which phase is the family in from now on?")

    def __init__(self, *args: Any, programme: Programme, episode: Episode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phase"].initial = episode.phase
        self.fields["phase"].options = [  # type: ignore[attr-defined]
            Option(each.id, each.label, "Where they are now." if each.id == episode.phase else each.entry)
            for each in within_reach(programme, episode.phase)
        ]

    def reviewed(self) -> Reviewed:
        return Reviewed(**self.answers)
