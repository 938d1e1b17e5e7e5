"""The plan of one piece of work: what is in it now, what it was, and what the latest assessment asks of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment
from hearth.assessments.queries import assessments_for, profiles_in, subjects_of
from hearth.assessments.rules.areas import area_results, can_flag
from hearth.casework.models import (
    Action,
    AreaLeft,
    Chase,
    Episode,
    Goal,
    GoalRating,
    Participant,
    PlanVersion,
    Signature,
    Visit,
)
from hearth.casework.plan.rules import Worrying
from hearth.casework.queries.episode import people_in
from hearth.casework.queries.episodes import NOT_FOR_SOMEBODY_SEALED, OF_NOBODY_SEALED, episodes_for
from hearth.scope.worded import worded_once

LOOKED_BACK = 12  # assessments by any instrument


@dataclass(frozen=True)
class Plan:
    """`goals` each with `latest` and `latest_on`; `actions` with their `chases`, newest first."""

    goals: Sequence[Goal]
    actions: Sequence[Action]
    left: Sequence[AreaLeft]
    versions: Sequence[PlanVersion]  # newest first, with signatures
    people: Sequence[Participant]
    worrying: Sequence[Worrying]
    closed_lines: Collection[str]  # ids of goals and actions of somebody adopted since


def plan_of(viewer: Viewer, episode: Episode) -> Plan:
    """The episode was found through `episodes_for`, which asks who is looking."""
    return Plan(
        goals=list(open_goals(episode)),
        actions=list(actions_in(episode)),
        left=list(episode.areas_left.order_by("on", "id")),
        versions=list(versions_of(episode)),
        people=list(people_in(episode)),
        worrying=worrying_areas(viewer, episode),
        closed_lines=closed_lines(episode),
    )


def closed_lines(episode: Episode) -> set[str]:
    """Goals, and what was agreed for them, of whoever has been adopted since: in earlier plans they are not shown."""
    here = {"holder_id": episode.holder_id, "episode": episode}
    goals = Goal.objects.filter(person__sealed_at__isnull=False, **here).values_list("pk", flat=True)
    actions = Action.objects.filter(goal__person__sealed_at__isnull=False, **here).values_list("pk", flat=True)
    return {str(each) for each in (*goals, *actions)}


def open_goals(episode: Episode) -> QuerySet[Goal]:
    latest = GoalRating.objects.filter(holder_id=episode.holder_id, goal=OuterRef("pk")).order_by("-on")
    goals = Goal.objects.filter(holder_id=episode.holder_id, episode=episode, dropped_reason="")
    return (
        goals.filter(OF_NOBODY_SEALED)
        .select_related("person")
        .annotate(latest=Subquery(latest.values("value")[:1]), latest_on=Subquery(latest.values("on")[:1]))
        .order_by("by_when", "id")
    )


def goals_to_work_on(visit: Visit) -> list[Goal]:
    """At a visit: those that are goals now, and those written down as worked on then, left aside since or not."""
    return _to_work_on(visit.holder_id, visit.episode_id, [UUID(each) for each in visit.goals])


@worded_once
def _to_work_on(holder: UUID, episode: UUID, worked_on: list[UUID]) -> QuerySet[Goal]:
    goals = Goal.objects.filter(OF_NOBODY_SEALED, holder_id=holder, episode=episode)
    return goals.filter(Q(dropped_reason="") | Q(pk__among=worked_on)).order_by("by_when", "id")


def actions_in(episode: Episode) -> QuerySet[Action]:
    actions = Action.objects.filter(NOT_FOR_SOMEBODY_SEALED, holder_id=episode.holder_id, episode=episode)
    chases = Prefetch("chases", Chase.objects.filter(holder_id=episode.holder_id).order_by("-on", "-id"))
    return actions.prefetch_related(chases).order_by(F("done_on").asc(nulls_first=True), "by_when", "id")


def versions_of(episode: Episode) -> QuerySet[PlanVersion]:
    signed = Signature.objects.filter(holder_id=episode.holder_id, person__sealed_at=None).select_related("person")
    versions = PlanVersion.objects.filter(holder_id=episode.holder_id, episode=episode)
    return versions.prefetch_related(Prefetch("signatures", signed.order_by("on", "id"))).order_by("-number")


def worrying_areas(viewer: Viewer, episode: Episode) -> list[Worrying]:
    """What the latest completed assessment flags, in the order of its instrument; none where nobody has assessed."""
    latest = latest_assessment(viewer, episode)
    if latest is None:
        return []
    found: dict[str, tuple[str, list[str]]] = {}
    for profile in profiles_in(latest, subjects_of(latest)):
        for result in area_results(latest.instrument, profile):
            if result.flagged:
                found.setdefault(result.area.id, (result.area.label, []))[1].append(profile.name)
    order = [area.id for area in latest.instrument.areas]
    return [Worrying(id, found[id][0], tuple(found[id][1])) for id in order if id in found]


def latest_assessment(viewer: Viewer, episode: Episode) -> Assessment | None:
    """The newest by an instrument that could ask people to look at something: a child's wishes flag nothing."""
    completed = assessments_for(viewer).filter(family=episode.family_id, completed_at__isnull=False)
    newest = completed.order_by("-started_on", "-id")[:LOOKED_BACK]
    return next((each for each in newest if can_flag(each.instrument) and not each.instrument.licensed), None)


def area_labels(viewer: Viewer, episode: Episode) -> dict[str, str]:
    """Every area of the instrument of the latest assessment, flagged or not: what worried once may be left later."""
    latest = latest_assessment(viewer, episode)
    return {area.id: area.label for area in latest.instrument.areas} if latest else {}


def plans_for(viewer: Viewer) -> QuerySet[PlanVersion]:
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    versions = PlanVersion.objects.filter(holder_id=viewer.holder_id, episode__in=mine)
    return versions.select_related("episode__family", "episode__programme_version")
