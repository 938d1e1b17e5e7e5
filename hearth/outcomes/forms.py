from typing import Any

from hearth.outcomes.definitions import measured_programmes
from hearth.outcomes.years import choices
from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import OneFromList
from hearth.ui.forms import QuestionForm

ALL = "all"


class _OfProgramme(QuestionForm):
    programme = OneFromList("Programme", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measured = [(id, each.title) for id, each in measured_programmes().items()]
        self.fields["programme"].options = [(ALL, "All programmes"), *measured]  # type: ignore[attr-defined]


class ReportForm(_OfProgramme):
    """For those who see their own team's figures whole: days as they like."""

    since = Day("Referred from", called="The first day", latest=days.today, required=False)
    until = Day("Referred up to", called="The last day", latest=days.today, required=False)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("since") and told.get("until") and told["since"] > told["until"]:
            self.add_error("until", "The last day must not be before the first.")
        return told


class YearForm(_OfProgramme):
    """For those who see protected figures: a year or all, so that no two answers differ by one family."""

    year = OneFromList("Referred in", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].options = [(ALL, "All years together"), *choices(days.today())]  # type: ignore[attr-defined]
