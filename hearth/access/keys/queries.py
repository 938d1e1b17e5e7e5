"""An agency's keys, for whoever looks after them."""

from django.db.models import QuerySet

from hearth.access.models import ApiKey
from hearth.access.viewer import Viewer
from hearth.ui.days import today


def keys_of(viewer: Viewer) -> QuerySet[ApiKey]:
    """Of the viewer's own agency, the newest first."""
    mine = ApiKey.objects.filter(agency_id=viewer.agency_id).select_related("made_by", "revoked_by")
    return mine.order_by("-made_at", "-id")


def in_use(viewer: Viewer) -> QuerySet[ApiKey]:
    return keys_of(viewer).filter(revoked_at__isnull=True, expires_on__gte=today())


def not_revoked(viewer: Viewer) -> QuerySet[ApiKey]:
    return keys_of(viewer).filter(revoked_at__isnull=True)
