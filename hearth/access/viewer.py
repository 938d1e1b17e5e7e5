"""The person looking at a page: who they are and where they stand. Also the `by=` of what they do."""

from dataclasses import dataclass
from uuid import UUID

from hearth.access.models import Membership
from hearth.access.rules import ROLES, SEES_RESTRICTED
from hearth.scope.opening import NOBODY


@dataclass(frozen=True)
class Viewer:
    id: UUID
    name: str
    email: str
    role: str
    team_id: UUID
    team_name: str
    agency_id: UUID
    agency_name: str
    agency_kind: str
    holder_id: UUID  # the register this person works in; nobody's for an agency that keeps none
    body_id: str | None

    @property
    def text(self) -> str:
        """How the log names this person: by role and team; the id says who."""
        return f"{ROLES[self.role]}, {self.team_name}, {self.agency_name}"

    @property
    def sees_restricted(self) -> bool:
        return self.role in SEES_RESTRICTED

    @property
    def keeps_register(self) -> bool:
        return self.holder_id != NOBODY

    @property
    def role_name(self) -> str:
        return ROLES[self.role]


def viewer_in(membership: Membership) -> Viewer:
    agency = membership.team.agency
    return Viewer(
        id=membership.user_id,
        name=membership.user.name,
        email=membership.user.email,
        role=membership.role,
        team_id=membership.team_id,
        team_name=membership.team.name,
        agency_id=agency.id,
        agency_name=agency.name,
        agency_kind=agency.kind,
        holder_id=agency.id if agency.is_holder else NOBODY,
        body_id=agency.body_id,
    )
