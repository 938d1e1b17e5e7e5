"""What waits for a keeper; what a provider has proposed."""

from uuid import UUID

from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.directory.models import Feed, Feedback, Owner, Proposal
from hearth.directory.models.upkeep import WAITING


def proposals_for(viewer: Viewer) -> QuerySet[Proposal]:
    """Those that wait for this keeper, the oldest first."""
    return Proposal.objects.filter(holder_id=viewer.holder_id, state=WAITING).order_by("created_at", "id")


def feedback_for(viewer: Viewer) -> QuerySet[Feedback]:
    return Feedback.objects.filter(holder_id=viewer.holder_id, dealt_with_at=None).order_by("created_at", "id")


def feeds_of(viewer: Viewer) -> QuerySet[Feed]:
    return Feed.objects.filter(keeper_id=viewer.agency_id).order_by("name")


def latest_proposal(keeper_id: UUID, service_id: UUID, agency_id: UUID) -> Proposal | None:
    """A provider's own latest proposal for a service. The keeper's scope must be open."""
    rows = Proposal.objects.filter(holder_id=keeper_id, service_id=service_id, agency_id=agency_id)
    return rows.order_by("-created_at").first()


def owner_of(keeper_id: UUID, service_id: UUID) -> Owner | None:
    """The keeper's scope must be open."""
    return Owner.objects.filter(holder_id=keeper_id, service_id=service_id).first()
