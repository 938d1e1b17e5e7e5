"""This area's own results of programmes: those that stand, of everybody or of one keeper."""

from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.directory.models import Evidence


def standing_results() -> QuerySet[Evidence]:
    """For the public page: none that was withdrawn."""
    return Evidence.objects.filter(withdrawn_at=None).select_related("keeper").order_by("programme", "-on", "id")


def results_of(viewer: Viewer) -> QuerySet[Evidence]:
    """What this keeper has published, withdrawn ones among them, the latest first."""
    return Evidence.objects.filter(keeper_id=viewer.agency_id).order_by("-on", "-id")
