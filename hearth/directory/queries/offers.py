"""The services that a provider wrote and that are in no directory yet, and the councils that take one."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from hearth.access.models import Agency, Membership
from hearth.access.rules import DIRECTORY_KEEPER
from hearth.access.viewer import Viewer
from hearth.directory.entry import OrganisationEntry
from hearth.directory.models import NewService, Proposal
from hearth.directory.queries.services import provided_by
from hearth.directory.queries.upkeep import latest_proposal
from hearth.directory.reading import entry_of
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

MOST = 50


@dataclass(frozen=True)
class Offer:
    """What was written, as it stands with the keeper."""

    keeper: Agency
    proposal: Proposal


def keepers() -> QuerySet[Agency]:
    """The councils where somebody keeps the directory today."""
    now = Membership.objects.filter(
        Q(ends=None) | Q(ends__gte=today()),
        role=DIRECTORY_KEEPER,
        starts__lte=today(),
        ended_at=None,
        user__is_active=True,
    )
    return Agency.objects.filter(is_holder=True, pk__in=now.values("team__agency")).order_by("name")


def waiting_of(viewer: Viewer) -> QuerySet[NewService]:
    return NewService.objects.filter(agency_id=viewer.agency_id).select_related("keeper").order_by("created_at")


def offers_of(viewer: Viewer) -> list[Offer]:
    """Each keeper's register is opened for this agency's own proposals, and for nothing else."""
    found: list[Offer] = []
    rows = sorted(waiting_of(viewer)[:MOST], key=lambda row: row.keeper_id)
    for keeper_id, of_keeper in groupby(rows, key=lambda row: row.keeper_id):
        with holder_scope(keeper_id):
            for row in of_keeper:
                if latest := latest_proposal(keeper_id, row.service_id, viewer.agency_id):
                    found.append(Offer(row.keeper, latest))
    return found


def organisations_of(viewer: Viewer) -> list[OrganisationEntry]:
    """Those of the services that this agency's people look after, each once."""
    services = provided_by(viewer).order_by("organisation_id", "id").distinct("organisation_id")
    entries = [entry_of(row.pk) for row in services]
    return [entry.organisation for entry in entries if entry is not None]
