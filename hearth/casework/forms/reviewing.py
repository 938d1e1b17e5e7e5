from collections.abc import Sequence
from typing import Any
from uuid import UUID

from hearth.casework.actions import GoalStands, Reviewed
from hearth.casework.forms.versions import Versioned
from hearth.casework.models import Episode, Goal, Participant
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.rules.phases import within_reach
from hearth.practice.definitions.programme import Programme
from hearth.ui import days
from hearth.ui.fields import AnyOf, Day, OneOf, Option, ShortText, WholeNumber, Words


class HoldReview(Versioned):
    held_on = Day("When was the review?", called="The day of the review", latest=days.today)
    people = AnyOf("Who of the family was there?", required=False)
    attended = ShortText("Who else was there?", max_length=500, required=False, hint="Names, and where they are from.")
    family_view = Words("What does the family think?", max_length=5_000, rows=4, hint="In their own words.")
    summary = Words("What has changed, and what has not?", max_length=10_000)
    outcome = OneOf("What follows?", OUTCOMES.items(), missing="Say what follows from the review")
    phase = OneOf("Which phase is the family in from now on?")

    def __init__(
        self,
        *args: Any,
        programme: Programme,
        episode: Episode,
        people: Sequence[Participant],
        goals: Sequence[Goal],
        first: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phase"].initial = episode.phase
        self.fields["phase"].options = [  # type: ignore[attr-defined]
            Option(each.id, each.label, "Where they are now." if each.id == episode.phase else each.entry)
            for each in within_reach(programme, episode.phase)
        ]
        self.fields["people"].options = [Option(str(each.person_id), str(each.person)) for each in people]  # type: ignore[attr-defined]
        self.goals = list(goals)
        when = "when the work began" if first else "at the last review"
        for goal in self.goals:
            self.fields[f"goal-{goal.pk}"] = WholeNumber(
                f"“{goal.words}”: where is it now?", hint=_where(goal, when), required=False, most=10
            )
            self.fields[f"aside-{goal.pk}"] = ShortText(
                f"Why is “{goal.words}” no longer a goal?", required=False, hint="Left empty, it carries over."
            )
        about_goals = [f"{kind}-{goal.pk}" for goal in self.goals for kind in ("goal", "aside")]
        self.order_fields(["version", "held_on", "people", "attended", *about_goals, "family_view", "summary"])

    @property
    def about_goals(self) -> list[tuple[Any, Any]]:
        """Of each goal: where it is now, and why it is no longer one."""
        return [(self[f"goal-{goal.pk}"], self[f"aside-{goal.pk}"]) for goal in self.goals]

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if not answers.get("people") and not answers.get("attended"):
            self.add_error("attended", "Say who was there")
        return answers

    def reviewed(self) -> Reviewed:
        answers = self.answers
        said = {name: answers[name] for name in ("held_on", "attended", "family_view", "summary", "outcome", "phase")}
        stands = [
            GoalStands(goal, answers[f"goal-{goal.pk}"], answers[f"aside-{goal.pk}"] or "") for goal in self.goals
        ]
        return Reviewed(**said, people=[UUID(each) for each in answers["people"]], goals=stands)


def _where(goal: Any, when: str) -> str:
    """The goal comes prepared, with `latest`, and `before`: where it stood on the day that a review looks back to."""
    stood = f"It began at {goal.baseline} and should get to {goal.target}."
    if goal.latest is None:
        return f"{stood} Nobody has rated it yet."
    moved = goal.latest - goal.before
    since = f"as {when}" if not moved else f"{'up' if moved > 0 else 'down'} {abs(moved)} from {goal.before} {when}"
    return f"{stood} It is at {goal.latest}, {since}."
