"""Who could take a family over: those who are likely to, first, and what each is."""

from collections.abc import Sequence
from uuid import UUID

from hearth.access.models import Team
from hearth.casework.rules.moves import UP

FRONT_DOOR = "triage"
MOST = 6  # as many as are read at a glance; all others are in a list


def likely(teams: Sequence[Team], direction: str, own_agency: UUID, body_id: str) -> list[Team]:
    """Up, the front door of the council that answers for the family, then more help of one's own agency; down, teams
    that work with families, of one's own agency, of that council, of charities. Not what another council has."""

    def rank(team: Team) -> int | None:
        own, front = team.agency_id == own_agency, team.kind == FRONT_DOOR
        council = bool(body_id) and team.agency.body_id == body_id
        if direction == UP:
            return 0 if front and (own or council) else 1 if own else None
        if front:
            return None
        return 0 if own else 1 if council else 2 if team.agency.body_id is None else None

    ranked = [(where, team) for team in teams if (where := rank(team)) is not None]
    return [team for _, team in sorted(ranked, key=lambda each: each[0])][:MOST]


def what_it_is(team: Team, own_agency: UUID) -> str:
    if team.kind == FRONT_DOOR:
        does = f"The front door of {team.agency.name}: it decides about statutory services."
    else:
        does = "A team that works with families."
    whose = "Of your own agency." if team.agency_id == own_agency else "Another agency: it gets what you share here."
    return f"{does} {whose}"
