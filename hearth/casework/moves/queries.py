"""Steps up and down: of the team that asks, and of the team that is asked."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from hearth.access.models import Team
from hearth.access.rules import WITH_CASES
from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, Move
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.moves import ACCEPTED, ASKED
from hearth.practice.definitions.nation import Moves
from hearth.practice.library import library
from hearth.referrals.handovers.queries import teams_elsewhere

WHERE_NOBODY_HAS_SAID = Moves(
    answer_working_days=1, lead_practitioner_may_stay=False, why="Nobody has written down how it goes in this nation."
)


def moves_in(nation: str) -> Moves:
    """A nation's rules, by its name as working days know it, such as “Northern Ireland”."""
    return library().nation(nation.lower().replace(" ", "_")).moves or WHERE_NOBODY_HAS_SAID


def moves_for(viewer: Viewer) -> QuerySet[Move]:
    """Of the viewer's own work; and what their team is asked, while it waits for an answer."""
    if viewer.role not in WITH_CASES:
        return Move.objects.none()
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    asked = Q(to_team_id=viewer.team_id, state=ASKED)
    if not viewer.sees_restricted:
        asked &= Q(episode__family__restricted=False)
    moves = Move.objects.filter(Q(episode__in=mine) | asked, holder_id=viewer.holder_id)
    moves = moves.filter(episode__family__sealed_at=None)
    return moves.select_related("episode__family", "episode__programme_version", "handover")


def may_answer(viewer: Viewer, move: Move) -> bool:
    return move.state == ASKED and (move.to_team_id is None or move.to_team_id == viewer.team_id)


def latest_move(episode: Episode) -> Move | None:
    return Move.objects.filter(holder_id=episode.holder_id, episode=episode).order_by("-asked_at", "-id").first()


def who_stays_in_touch(episode: Episode) -> str:
    """Whoever was named when the family was last handed on, and accepted."""
    move = latest_move(episode)
    return move.stays_in_touch if move and move.state == ACCEPTED else ""


def teams_to_ask(viewer: Viewer) -> Sequence[Team]:
    """Teams of the viewer's own agency that have families, then those of other agencies with a register."""
    own = Team.objects.filter(agency_id=viewer.agency_id, kind__in=["triage", "practice"]).exclude(pk=viewer.team_id)
    return [*own.select_related("agency").order_by("name"), *teams_elsewhere(viewer)]
