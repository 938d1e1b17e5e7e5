"""Supervision: what a supervisor and a worker wrote down of it, and the work they talk about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.access.rules import SUPERVISOR
from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, Supervision, SupervisionPoint
from hearth.casework.queries.episodes import episodes_for


def supervisions_for(viewer: Viewer) -> QuerySet[Supervision]:
    """A worker reads their own; a supervisor those of the team. Whoever has a family now, what was decided about it."""
    kept = Supervision.objects.filter(holder_id=viewer.holder_id)
    theirs = Q(worker_id=viewer.id) | Q(pk__in=_decided_about_theirs(viewer).values("supervision"))
    return kept.filter(theirs | Q(team_id=viewer.team_id) if viewer.role == SUPERVISOR else theirs)


def is_theirs(viewer: Viewer, supervision: Supervision) -> bool:
    """Whether they read what was thought, and not only what was decided about a family they have taken over."""
    mine = supervision.worker_id == viewer.id
    return mine or (viewer.role == SUPERVISOR and supervision.team_id == viewer.team_id)


def _decided_about_theirs(viewer: Viewer) -> QuerySet[SupervisionPoint]:
    theirs = episodes_for(viewer).select_related(None).defer(None).filter(key_worker_id=viewer.id, closed=None)
    return SupervisionPoint.objects.filter(holder_id=viewer.holder_id, episode__in=theirs.values("pk"))


def points_of(viewer: Viewer, supervision: Supervision) -> list[SupervisionPoint]:
    """Of families that the viewer may see; of somebody else's supervision, of those that are theirs now."""
    mine = episodes_for(viewer).select_related(None).defer(None)
    points = SupervisionPoint.objects.filter(holder_id=viewer.holder_id, episode__in=mine.values("pk"))
    points = points if is_theirs(viewer, supervision) else _decided_about_theirs(viewer)
    return list(points.filter(supervision=supervision).select_related("episode__family").order_by("id"))


def open_work_of(viewer: Viewer, worker_id: UUID) -> list[Episode]:
    return list(episodes_for(viewer).filter(closed=None, key_worker_id=worker_id).order_by("family__name", "id"))


def still_to_do(viewer: Viewer, episodes: Iterable[Episode]) -> Mapping[UUID, list[SupervisionPoint]]:
    """What was to follow from earlier supervisions and nobody has said is done, by the episode; soonest due first."""
    found: dict[UUID, list[SupervisionPoint]] = defaultdict(list)
    points = SupervisionPoint.objects.filter(holder_id=viewer.holder_id, episode__in=list(episodes), done_on=None)
    for point in points.exclude(action="").order_by("by_when", "id"):
        found[point.episode_id].append(point)
    return found
