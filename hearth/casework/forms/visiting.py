from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.casework.actions import Visited
from hearth.casework.forms.versions import Versioned
from hearth.casework.models import Goal
from hearth.casework.queries.found import TakingPart
from hearth.ui import days
from hearth.ui.days import LONDON
from hearth.ui.fields import AnyOf, Day, OneOf, Option, ShortText, Words
from hearth.ui.forms import QuestionForm
from hearth.ui.time_fields import TimeOfDay


def moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, LONDON)


class PlanVisit(QuestionForm):
    on = Day("Which day?", called="The day of the visit", hint="A day in the past, for a visit already made.")
    at = TimeOfDay()
    purpose = ShortText("What for?", required=False)

    @property
    def planned_for(self) -> datetime:
        return moment(self.cleaned_data["on"], self.cleaned_data["at"])


class RecordVisit(Versioned):
    """On a doorstep, on a phone: ticks first, words last."""

    on = Day("When was the visit?", called="The day of the visit", latest=days.today)
    at = TimeOfDay()
    seen = AnyOf("Who was seen?", required=False, hint="Tick everybody you saw.")
    seen_alone = AnyOf("Which children did you see alone?", required=False)
    goals = AnyOf("Which goals did you work on?", required=False)
    notes = Words("What happened?", max_length=10_000, rows=8)
    risk = Words(
        "Did you see something that cannot wait?",
        required=False,
        rows=3,
        max_length=5_000,
        hint="Your supervisor is told at once. If a child is in danger now, ring 999 first.",
    )

    def __init__(self, *args: Any, people: Sequence[TakingPart], goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["seen"].options = [Option(str(each.person_id), each.name) for each in people]
        children = [each for each in people if each.is_child]
        fields["seen_alone"].options = [Option(str(each.person_id), each.name) for each in children]
        fields["goals"].options = [Option(str(goal.id), goal.words[:120]) for goal in goals]
        for name in ("seen_alone", "goals"):
            if not fields[name].options:
                del fields[name]

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if "on" in answers and "at" in answers and moment(answers["on"], answers["at"]) > timezone.now():
            self.add_error("at", "This time has not come yet.")
        if set(answers.get("seen_alone", [])) - set(answers.get("seen", [])):
            self.add_error("seen_alone", "A child who was seen alone was seen. Tick them in both places.")
        return answers

    def visited(self, by: str) -> Visited:
        answers = self.cleaned_data
        return Visited(
            done_at=moment(answers["on"], answers["at"]),
            seen=_ids(answers["seen"]),
            seen_alone=_ids(answers.get("seen_alone", [])),
            goals=_ids(answers.get("goals", [])),
            notes=answers["notes"],
            risk=answers["risk"],
            visited_by=by,
        )


def _ids(chosen: Sequence[str]) -> list[UUID]:
    return [UUID(each) for each in chosen]


class NotDone(QuestionForm):
    state = OneOf(
        "What happened?",
        [
            Option("missed", "I came, and could not see them"),
            Option("cancelled", "It was called off beforehand"),
        ],
    )
    reason = Words("Why?", max_length=1_000, rows=3, missing="Say why the visit did not happen")


class AnswerRisk(QuestionForm):
    answer = Words("What was done about it?", rows=5, max_length=5_000, missing="Say what was done about it")
