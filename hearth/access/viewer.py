"""The person looking at a page: who they are and where they stand. Also the `by=` of what they do."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearth.access.models import Membership
from hearth.access.rules import ROLES, SEES_RESTRICTED, SERVICE_MANAGER
from hearth.audit.pending import UNDER_GRANT
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
    idle_minutes: int | None = None  # their agency's own limits of a session
    session_hours: int | None = None
    grants: tuple[tuple[UUID, UUID], ...] = ()  # families opened by break-glass in this session, and the grant of each

    @property
    def text(self) -> str:
        """How the log names this person: by role and team; the id says who."""
        return f"{ROLES[self.role]}, {self.team_name}, {self.agency_name}"

    @property
    def sees_restricted(self) -> bool:
        return self.role in SEES_RESTRICTED

    @property
    def granted(self) -> tuple[UUID, ...]:
        """The closed families that a grant opens to them for now."""
        return tuple(family_id for family_id, _ in self.grants)

    def marks(self, subject: Any) -> list[str]:
        """How the log marks what they open: that it was under a grant, and which."""
        family_id = getattr(subject, "family_id", subject.pk)
        return [f"{UNDER_GRANT}{grant_id}" for granted, grant_id in self.grants if granted == family_id]

    @property
    def sees_every_team(self) -> bool:
        """Of their own agency."""
        return self.role == SERVICE_MANAGER

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
        idle_minutes=agency.idle_minutes,
        session_hours=agency.session_hours,
    )
