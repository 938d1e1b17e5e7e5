"""An agency's people and teams, for whoever looks after them."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from hearth.access.models import Invitation, Membership, Team, User
from hearth.access.people.hashing import hash_of
from hearth.access.viewer import Viewer


def memberships_of(viewer: Viewer) -> QuerySet[Membership]:
    """Every standing that anybody ever had in the viewer's agency."""
    return Membership.objects.filter(team__agency_id=viewer.agency_id)


def standing() -> Q:
    """A membership that counts today."""
    return Q(ended_at=None) & (Q(ends=None) | Q(ends__gte=timezone.localdate()))


def people_of(viewer: Viewer) -> QuerySet[User]:
    """Everybody who works, or has worked, in the viewer's agency; each with their standings here, newest first."""
    here = memberships_of(viewer).select_related("team", "given_by").order_by("-starts", "-id")
    ever = Exists(memberships_of(viewer).filter(user=OuterRef("pk")))
    people = User.objects.filter(ever).prefetch_related(Prefetch("memberships", here, to_attr="standings"))
    return people.order_by("name", "id")


def teams_of(viewer: Viewer) -> QuerySet[Team]:
    return Team.objects.filter(agency_id=viewer.agency_id).order_by("name")


def open_teams_of(viewer: Viewer) -> QuerySet[Team]:
    return teams_of(viewer).filter(closed_on=None)


def invitation_behind(secret: str) -> Invitation | None:
    """Not used, not out of date, and of an account that is not closed."""
    waiting = Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now(), user__is_active=True)
    return waiting.filter(hash=hash_of(secret)).select_related("user").first()
