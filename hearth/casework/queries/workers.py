"""Who can be a key worker."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from hearth.access.models import Membership
from hearth.access.rules import AT_TRIAGE, CAN_BE_KEY_WORKERS
from hearth.access.viewer import Viewer, viewer_in
from hearth.scope.worded import worded_once


def key_workers_for(viewer: Viewer) -> Sequence[Viewer]:
    """The people of the viewer's own team; for triage, of every team that works with families."""
    every_team = viewer.role in AT_TRIAGE or viewer.sees_every_team
    found = _at_work(viewer.agency_id, viewer.team_id, timezone.localdate(), every_team=every_team)
    return [viewer_in(membership) for membership in found]


@worded_once
def _at_work(agency: UUID, team: UUID, today: date, *, every_team: bool) -> QuerySet[Membership]:
    memberships = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today),
        ended_at=None,
        role__in=CAN_BE_KEY_WORKERS,
        starts__lte=today,
        user__is_active=True,
        team__agency_id=agency,
    )
    if not every_team:
        memberships = memberships.filter(team_id=team)
    return memberships.select_related("user", "team__agency").order_by("user__name", "id")
