"""The services that anybody may see, and those an agency keeps."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.directory.models import Service


def listed() -> QuerySet[Service]:
    """What the public sees."""
    return Service.objects.filter(listed=True)


def shown_since(ids: Iterable[UUID]) -> dict[UUID, date]:
    return dict(Service.objects.filter(pk__in=list(ids)).values_list("pk", "first_shown"))


def kept_by(viewer: Viewer) -> QuerySet[Service]:
    """The services that this person's agency keeps, listed or not."""
    return Service.objects.filter(keeper_id=viewer.agency_id).select_related("organisation")


def provided_by(viewer: Viewer) -> QuerySet[Service]:
    """The services of the organisations that this person's agency runs; what came by a feed is mended at its source."""
    return Service.objects.filter(Q(organisation__agency_id=viewer.agency_id), feed=None).select_related(
        "organisation", "keeper"
    )
