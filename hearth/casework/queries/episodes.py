"""Which episodes, visits and follow-ups somebody may open: their team's, where they may see the family."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from hearth.access.rules import AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.casework.models import Action, Episode, FollowUp, Goal, LookAgain, Risk, Visit

Row = TypeVar("Row", bound=Model)
OF_NOBODY_SEALED = Q(person=None) | Q(person__sealed_at=None)
NOT_FOR_SOMEBODY_SEALED = Q(goal=None) | Q(goal__person=None) | Q(goal__person__sealed_at=None)


def episodes_for(viewer: Viewer) -> QuerySet[Episode]:
    """The episodes of the viewer's team, or for a service manager of every team.

    The team sees its family after closure too: follow-up comes then.
    """
    if viewer.role not in AT_WORK_WITH_FAMILIES:
        return Episode.objects.none()
    episodes = episodes_seen(*whose(viewer), **seen_as(viewer))
    # A version's body is large and read once a process: see practice.queries.definition_of.
    return episodes.select_related("family", "programme_version").defer("programme_version__body")


def whose(viewer: Viewer) -> tuple[UUID, UUID, list[UUID]]:
    """Who looks: the holder, the team, and the closed families that are open to them for now."""
    return viewer.holder_id, viewer.team_id, list(viewer.granted)


def episodes_counted(viewer: Viewer) -> QuerySet[Episode]:
    """The same, and those of records that an adoption closed: for counts that are protected, and for no list."""
    shape = {**seen_as(viewer), "sealed": True}
    if viewer.role not in AT_WORK_WITH_FAMILIES:
        return Episode.objects.none()
    return episodes_seen(*whose(viewer), **shape)


def seen_as(viewer: Viewer) -> dict[str, Any]:
    """How they look, apart from who they are: the shape of a question that is worded once."""
    return {
        "every_team": viewer.sees_every_team,
        "restricted": viewer.sees_restricted,
        "opened": bool(viewer.granted),
    }


def episodes_seen(
    holder: UUID,
    team: UUID,
    granted: list[UUID],
    *,
    every_team: bool,
    restricted: bool,
    opened: bool,
    sealed: bool = False,
) -> QuerySet[Episode]:
    """The same by values, for questions that are worded once. Whoever asks is at work with families."""
    theirs = Q() if every_team else Q(team_id=team)
    if not restricted:
        theirs &= Q(family__restricted=False)
    if opened:
        theirs |= Q(family__id__among=granted)
    episodes = Episode.objects.filter(theirs, holder_id=holder)
    return episodes if sealed else episodes.filter(family__sealed_at=None)


def with_open_risk(episodes: QuerySet[Episode]) -> QuerySet[Episode]:
    """The same, each with `risk_id` and `risk_at` of what was seen first, cannot wait, and is still open."""
    open_still = Risk.objects.filter(holder_id=OuterRef("holder_id"), episode=OuterRef("pk"), answered_on=None)
    first = open_still.order_by("noticed_at", "id")
    return episodes.annotate(risk_id=Subquery(first.values("pk")[:1]), risk_at=Subquery(first.values("noticed_at")[:1]))


def with_reopened(episodes: QuerySet[Episode]) -> QuerySet[Episode]:
    """The same, each with `reopened`: its assessment or its plan is to be looked at again."""
    looks = LookAgain.objects.filter(holder_id=OuterRef("holder_id"), episode=OuterRef("pk"), looked_on=None)
    return episodes.annotate(reopened=Exists(looks))


def visits_for(viewer: Viewer) -> QuerySet[Visit]:
    return _of_episodes(Visit.objects.all(), viewer)


def goals_for(viewer: Viewer) -> QuerySet[Goal]:
    return _of_episodes(Goal.objects.filter(OF_NOBODY_SEALED), viewer)


def actions_for(viewer: Viewer) -> QuerySet[Action]:
    """What was for a goal of a child who has been adopted is nobody's to do any more."""
    return _of_episodes(Action.objects.filter(NOT_FOR_SOMEBODY_SEALED), viewer)


def risks_for(viewer: Viewer) -> QuerySet[Risk]:
    return _of_episodes(Risk.objects.all(), viewer)


def follow_ups_for(viewer: Viewer) -> QuerySet[FollowUp]:
    return _of_episodes(FollowUp.objects.all(), viewer)


def _of_episodes(rows: QuerySet[Row], viewer: Viewer) -> QuerySet[Row]:
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    return rows.filter(holder_id=viewer.holder_id, episode__in=mine).select_related(
        "episode__family", "episode__programme_version"
    )
