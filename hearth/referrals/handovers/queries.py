"""Whose handovers: asked of the viewer's team, or asked by the viewer's side."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from hearth.access.models import Team
from hearth.access.rules import AT_TRIAGE
from hearth.access.viewer import Viewer
from hearth.families.models import Family
from hearth.families.queries import family_for
from hearth.referrals.models import Handover
from hearth.referrals.policies import may_look

Key = tuple[datetime, UUID]
Named = tuple[str, str, str | None]  # given names, family name, and the day of birth where it is known


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


def our_record(viewer: Viewer, handover: Handover) -> Family | None:
    """The family in the register of the agency that is asked, for those there who may open it."""
    if viewer.holder_id != handover.to_holder_id or handover.their_family_id is None:
        return None
    return family_for(viewer, handover.their_family_id)


def on_record(family: Family) -> set[Named]:
    """Everybody who is or was of this family, as they would be sent. Somebody sealed is no stranger to it either."""
    people = family.members.values_list("person__given_names", "person__family_name", "person__born")
    return {(given, surname, born.isoformat() if born else None) for given, surname, born in people}


def named(sent: Mapping[str, Any]) -> Named:
    return sent["given_names"], sent["family_name"], sent["born"]


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
