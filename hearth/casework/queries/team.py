"""Supervision: what a supervisor and a worker wrote down of it, and the work they talk about."""

from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.access.rules import SUPERVISOR
from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, Supervision, SupervisionPoint
from hearth.casework.queries.episodes import episodes_for


def supervisions_for(viewer: Viewer) -> QuerySet[Supervision]:
    """A worker reads their own; a supervisor those of the team."""
    kept = Supervision.objects.filter(holder_id=viewer.holder_id)
    if viewer.role == SUPERVISOR:
        return kept.filter(Q(team_id=viewer.team_id) | Q(worker_id=viewer.id))
    return kept.filter(worker_id=viewer.id)


def points_of(viewer: Viewer, supervision: Supervision) -> list[SupervisionPoint]:
    """Of families that the viewer may see."""
    points = SupervisionPoint.objects.filter(holder_id=viewer.holder_id, supervision=supervision)
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    return list(points.filter(episode__in=mine).select_related("episode__family").order_by("id"))


def open_work_of(viewer: Viewer, worker_id: UUID) -> list[Episode]:
    return list(episodes_for(viewer).filter(closed=None, key_worker_id=worker_id).order_by("family__name", "id"))
