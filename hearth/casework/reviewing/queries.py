"""What happened since the last review, so that the next begins from facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment
from hearth.assessments.queries import assessments_for
from hearth.casework.fidelity.counting import visits_between
from hearth.casework.models import Contribution, Episode, Goal, GoalRating
from hearth.casework.plan.queries import open_goals
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.queries.workers import key_workers_for
from hearth.casework.reviewing.rules import since
from hearth.casework.rules.visiting import Intensity
from hearth.chronology.models import Entry
from hearth.chronology.queries import entries_for

MOST = 15
TOLD_ELSEWHERE = ("casework.visit", "casework.contribution", "casework.planversion", "casework.review")


@dataclass(frozen=True)
class Prepared:
    """Since the last review, or since the work began."""

    since: date
    visits: Intensity
    goals: Sequence[Goal]  # each with `latest`, and `before`: where it stood at the last review
    assessments: Sequence[Assessment]
    events: Sequence[Entry]
    contributions: Sequence[Contribution]


def prepared(viewer: Viewer, episode: Episode, today: date) -> Prepared:
    reviews = list(episode.reviews.order_by("due", "id"))
    begins = since(episode.opened, [each.held_on for each in reviews if each.held_on])
    due = next((each for each in reviews if each.held_on is None), None)
    completed = assessments_for(viewer).filter(family=episode.family_id, completed_at__date__gte=begins)
    events = entries_for(viewer, episode.family).filter(happened__gte=begins)
    return Prepared(
        since=begins,
        visits=visits_between(episode, begins, today),
        goals=_goals(episode, begins),
        assessments=list(completed.defer("practice_version__body").order_by("-started_on", "-id")),
        events=list(events.exclude(source_kind__in=TOLD_ELSEWHERE).order_by("-happened", "-id")[:MOST]),
        contributions=list(due.contributions.order_by("asked_on", "id")) if due else [],
    )


def _goals(episode: Episode, begins: date) -> list[Goal]:
    goals = list(open_goals(episode))
    earlier = GoalRating.objects.filter(holder_id=episode.holder_id, goal__in=goals, on__lte=begins).order_by("on")
    stood = dict(earlier.values_list("goal_id", "value"))  # the last of each goal wins
    for goal in goals:
        goal.before = stood.get(goal.pk, goal.baseline)  # type: ignore[attr-defined]
    return goals


def contributions_for(viewer: Viewer) -> QuerySet[Contribution]:
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    asked = Contribution.objects.filter(holder_id=viewer.holder_id, review__episode__in=mine)
    return asked.select_related("review__episode__family")


def workers_to_ask(viewer: Viewer, episode: Episode) -> list[Viewer]:
    """Colleagues who may open this work, and so find on their own list that they are asked. Others are named."""
    return [
        each
        for each in key_workers_for(viewer)
        if each.id != viewer.id
        and each.team_id == episode.team_id
        and (each.sees_restricted or not episode.family.restricted)
    ]
