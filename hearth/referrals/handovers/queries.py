"""Whose handovers: asked of the viewer's team, or asked by the viewer's side."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from hearth.access.models import Team
from hearth.access.rules import AT_TRIAGE
from hearth.access.viewer import Viewer
from hearth.families.models import Family
from hearth.referrals.models import Handover
from hearth.referrals.policies import may_look

Key = tuple[datetime, UUID]


def handovers_for(viewer: Viewer) -> QuerySet[Handover]:
    """Every handover whose page the viewer may open."""
    if not may_look(viewer):
        return Handover.objects.none()
    mine = _own(viewer) | _asked_of(viewer)
    if viewer.sees_every_team:
        mine |= Q(holder_id=viewer.holder_id) | Q(to_holder_id=viewer.holder_id)
    return _seen(Handover.objects.filter(mine), viewer)


def asked_of(viewer: Viewer) -> QuerySet[Handover]:
    return _seen(Handover.objects.filter(_asked_of(viewer)), viewer)


def asked_by(viewer: Viewer) -> QuerySet[Handover]:
    return _seen(Handover.objects.filter(_own(viewer)), viewer)


def _own(viewer: Viewer) -> Q:
    own = Q(holder_id=viewer.holder_id)
    return own if viewer.role in AT_TRIAGE else own & Q(from_team_id=viewer.team_id)


def _asked_of(viewer: Viewer) -> Q:
    return Q(to_holder_id=viewer.holder_id, to_team_id=viewer.team_id)


def _seen(rows: QuerySet[Handover], viewer: Viewer) -> QuerySet[Handover]:
    sealed = Family.objects.filter(pk=OuterRef("family_id"), holder_id=viewer.holder_id, sealed_at__isnull=False)
    rows = rows.filter(~Exists(sealed))
    return rows if viewer.sees_restricted else rows.filter(restricted=False)


def a_page_of(rows: QuerySet[Handover], after: Key | None, many: int) -> list[Handover]:
    """The newest first, and one more than asked for."""
    if after:
        due, last = after
        rows = rows.filter(answer_due__lte=due).filter(Q(answer_due__lt=due) | Q(id__lt=last))
    return list(rows.order_by("-answer_due", "-id")[: many + 1])


def teams_elsewhere(viewer: Viewer) -> Sequence[Team]:
    """Teams of other agencies that keep a register and can hold a family: their front doors and their practice."""
    teams = Team.objects.filter(agency__is_holder=True, kind__in=["triage", "practice"])
    return list(teams.exclude(agency_id=viewer.agency_id).select_related("agency").order_by("agency__name", "name"))
