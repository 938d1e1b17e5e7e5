"""What was shared about a family, for its own people; and what is shared with a team, for that team."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.families.models import Agreement, Contribution, Family, Sharing
from hearth.families.queries import families_for
from hearth.scope.opening import holder_scope


def sharings_of(family: Family) -> QuerySet[Sharing]:
    """The family was found for the viewer. The newest first."""
    return Sharing.objects.filter(holder_id=family.holder_id, family=family).order_by("-on", "-id")


def sharings_for(viewer: Viewer) -> QuerySet[Sharing]:
    families = families_for(viewer).values("pk")
    return Sharing.objects.filter(holder_id=viewer.holder_id, family__in=families).select_related("family")


def contributions_for(viewer: Viewer) -> QuerySet[Contribution]:
    families = families_for(viewer).values("pk")
    return Contribution.objects.filter(holder_id=viewer.holder_id, family__in=families).select_related("family")


def agreements_of(family: Family) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(holder_id=family.holder_id, family=family)
    return rows.select_related("person").order_by("-given", "-id")


def agreements_for(viewer: Viewer) -> QuerySet[Agreement]:
    families = families_for(viewer).values("pk")
    rows = Agreement.objects.filter(holder_id=viewer.holder_id, family__in=families)
    return rows.select_related("family", "person")


def teams_to_share_with(viewer: Viewer) -> list[Team]:
    """Every team of another agency."""
    teams = Team.objects.filter(closed_on=None).exclude(agency_id=viewer.agency_id)
    return list(teams.select_related("agency").order_by("agency__name", "name"))


@contextmanager
def _as_team(team_id: UUID) -> Iterator[None]:
    """Row-level security shows a team the sharings that name it, in whoever's register they are, and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hearth.team', %s, true)", [str(team_id)])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('hearth.team', '', true)")


def shared_with(viewer: Viewer, today: date) -> list[Sharing]:
    """What is open to the viewer's team today, the soonest to end first. Each family's name as its holder shows it."""
    with holder_scope(viewer.holder_id), _as_team(viewer.team_id):
        rows = list(_open(viewer, today).order_by("until", "id")[:200])
    found = [(row, open_family(row)) for row in rows]
    for row, family in found:
        if family is not None:
            row.family = family
    return [row for row, family in found if family is not None]


def sharing_with(viewer: Viewer, sharing_id: UUID, today: date) -> Sharing | None:
    """One of them: whether its family is open still, is asked in its holder's scope."""
    with holder_scope(viewer.holder_id), _as_team(viewer.team_id):
        return _open(viewer, today).filter(pk=sharing_id).first()


def _open(viewer: Viewer, today: date) -> QuerySet[Sharing]:
    return Sharing.objects.filter(team_id=viewer.team_id, refused=False, withdrawn_at=None, until__gte=today).exclude(
        items=[]
    )


def open_family(sharing: Sharing) -> Family | None:
    """The family behind it, unless its record has been restricted or sealed since."""
    with holder_scope(sharing.holder_id):
        return Family.objects.filter(
            holder_id=sharing.holder_id, pk=sharing.family_id, restricted=False, sealed_at=None
        ).first()
