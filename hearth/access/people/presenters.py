"""People and teams in finished words."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils import timezone

from hearth.access.models import Membership, Team, User
from hearth.access.rules import MAY, ROLES, TEAM_KINDS
from hearth.ui.days import day, today


@dataclass(frozen=True)
class ShownPerson:
    id: UUID
    name: str
    email: str
    stands: str  # "Key worker, Early Help North"
    state: str
    colour: str


def shown(user: User) -> ShownPerson:
    """One line of the list."""
    now = [each for each in standings_of(user) if counts(each)]
    state, colour = _state(user, bool(now))
    stands = "; ".join(f"{ROLES[each.role]}, {each.team.name}" for each in now[:1]) or "No role now"
    return ShownPerson(user.pk, user.name, user.email, stands, state, colour)


def _state(user: User, stands: bool) -> tuple[str, str]:
    if not user.is_active or not stands:
        return "Has left", "grey"
    if not user.has_usable_password():
        return "Invited", "yellow"
    return "Works here", "green"


def standings_of(user: User) -> list[Membership]:
    """As `people_of` fetched them: those in the viewer's own agency."""
    return list(user.standings)  # type: ignore[attr-defined]


def counts(membership: Membership) -> bool:
    last = membership.ends
    return membership.ended_at is None and membership.starts <= today() and (last is None or last >= today())


def facts(user: User) -> list[tuple[str, str]]:
    """What whoever looks after people needs to know of one."""
    second = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return [
        ("Address", user.email),
        ("Last signed in", day(timezone.localdate(user.last_login)) if user.last_login else "Never"),
        ("Password", "Chosen" if user.has_usable_password() else "Not chosen yet: the invitation is waiting"),
        ("Second step", "Set up" if second else "Not set up yet: they are asked to, before any record opens"),
    ]


def standing_row(membership: Membership) -> dict[str, Any]:
    until = f" to {day(membership.ends)}" if membership.ends else ""
    given = f" Given by {membership.given_by.name}." if membership.given_by else ""
    return {
        "id": membership.pk,
        "title": f"{ROLES[membership.role]}, {membership.team.name}",
        "when": ("From " if not membership.ends else "") + day(membership.starts) + until + "." + given,
        "may": MAY[membership.role].capitalize() + ".",
        "now": counts(membership),
    }


def team_row(team: Team, members: int) -> dict[str, Any]:
    return {
        "id": team.pk,
        "name": team.name,
        "what": TEAM_KINDS[team.kind],
        "members": members,
        "closed": f"Closed on {day(team.closed_on)}" if team.closed_on else "",
    }
