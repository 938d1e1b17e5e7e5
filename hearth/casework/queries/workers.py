"""Who can be a key worker."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone

from hearth.access.models import Membership
from hearth.access.rules import AT_TRIAGE, CAN_BE_KEY_WORKERS
from hearth.access.viewer import Viewer, viewer_in


def key_workers_for(viewer: Viewer) -> Sequence[Viewer]:
    """The people of the viewer's own team; for triage, of every team that works with families."""
    today = timezone.localdate()
    memberships = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today),
        ended_at=None,
        role__in=CAN_BE_KEY_WORKERS,
        starts__lte=today,
        user__is_active=True,
        team__agency_id=viewer.agency_id,
    )
    if viewer.role not in AT_TRIAGE and not viewer.sees_every_team:
        memberships = memberships.filter(team_id=viewer.team_id)
    rows = memberships.select_related("user", "team__agency").order_by("user__name", "id")
    return [viewer_in(membership) for membership in rows]
