"""Whose referrals: those asked of the viewer's team, and those the viewer's council has made."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from hearth.access.models import Team
from hearth.access.rules import AT_TRIAGE
from hearth.access.viewer import Viewer
from hearth.families.models import Family
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.policies import may_look, may_receive
from hearth.referrals.rules import RECEIVED, SENT, Asking

NATION_WHERE_NO_BODY_IS_KNOWN = "England"
Key = tuple[datetime, UUID]


def referrals_for(viewer: Viewer) -> QuerySet[ServiceReferral]:
    """Every referral whose page the viewer may open: of the team that was asked, and of those who asked."""
    own = Q(holder_id=viewer.holder_id)
    every_team = viewer.sees_every_team
    if viewer.role not in AT_TRIAGE and not every_team:
        own &= Q(from_team_id=viewer.team_id)
    if may_receive(viewer):
        asked = Q(to_holder_id=viewer.holder_id)
        own |= asked if every_team else asked & Q(to_team_id=viewer.team_id)
    return _seen(ServiceReferral.objects.filter(own), viewer) if may_look(viewer) else ServiceReferral.objects.none()


def received_by(viewer: Viewer) -> QuerySet[ServiceReferral]:
    """Asked of the viewer's own team. Row-level security lets them read these rows of another's register."""
    rows = ServiceReferral.objects.filter(to_holder_id=viewer.holder_id)
    if not viewer.sees_every_team:
        rows = rows.filter(to_team_id=viewer.team_id)
    return _seen(rows, viewer)


def made_by(viewer: Viewer) -> QuerySet[ServiceReferral]:
    """Asked by the viewer's council, for triage; by their own team, for whoever works with families."""
    rows = ServiceReferral.objects.filter(holder_id=viewer.holder_id)
    if viewer.role not in AT_TRIAGE:
        rows = rows.filter(from_team_id=viewer.team_id)
    return _seen(rows, viewer)


def the_same_just_sent(viewer: Viewer, family: Family, team: Team, asking: Asking) -> ServiceReferral | None:
    """What they asked in the same words, and which nobody has answered yet. Who presses at once waits for the first."""
    list(Family.objects.select_for_update().filter(holder_id=viewer.holder_id, pk=family.pk).values("pk"))
    same = {"family": family, "to_team_id": team.pk, "programme": asking.programme, "reason": asking.reason}
    rows = ServiceReferral.objects.filter(holder_id=viewer.holder_id, asked_by=viewer.name, **same)
    return rows.filter(state__in=(SENT, RECEIVED)).order_by("id").first()


def _seen(rows: QuerySet[ServiceReferral], viewer: Viewer) -> QuerySet[ServiceReferral]:
    """In the asker's own register a sealed family's referral is nobody's to read."""
    sealed = Family.objects.filter(pk=OuterRef("family_id"), holder_id=viewer.holder_id, sealed_at__isnull=False)
    rows = rows.filter(~Exists(sealed))
    return rows if viewer.sees_restricted else rows.filter(restricted=False)


def a_page_of(
    rows: QuerySet[ServiceReferral], states: Sequence[str], after: Key | None, many: int, *, newest: bool = False
) -> list[ServiceReferral]:
    """The next so many, soonest due first (or the newest), and one more, which says that there is another page."""
    rows = rows.filter(state__in=states)
    if after:
        due, last = after
        if newest:
            rows = rows.filter(answer_due__lte=due).filter(Q(answer_due__lt=due) | Q(id__lt=last))
        else:
            rows = rows.filter(answer_due__gte=due).filter(Q(answer_due__gt=due) | Q(id__gt=last))
    order = ("-answer_due", "-id") if newest else ("answer_due", "id")
    return list(rows.order_by(*order)[: many + 1])


def states_of(referral: ServiceReferral) -> Sequence[ReferralState]:
    return list(ReferralState.objects.filter(holder_id=referral.holder_id, referral=referral).order_by("at", "id"))


def teams_to_ask(viewer: Viewer) -> Sequence[Team]:
    """Whom a council can ask: its own teams that work with families, and those of charities."""
    charities = Q(agency__kind="charity", agency__is_holder=True)
    teams = Team.objects.filter(Q(agency_id=viewer.agency_id) | charities, kind="practice")
    return list(teams.select_related("agency").order_by("agency__name", "name"))


def nation_of(body_id: str | None) -> str:
    """The nation whose working days count for a council."""
    with connection.cursor() as cursor:  # written out: every page with a clock on it asks
        cursor.execute("SELECT nation FROM places_responsiblebody WHERE id = %s", [body_id or ""])
        row = cursor.fetchone()
    return str(row[0]) if row and row[0] else NATION_WHERE_NO_BODY_IS_KNOWN
