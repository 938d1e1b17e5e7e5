"""Whose referrals: those asked of the viewer's team, and those the viewer's council has made."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from hearth.access.models import Team
from hearth.access.viewer import Viewer
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.policies import may_receive, may_withdraw

NATION_WHERE_NO_BODY_IS_KNOWN = "England"
Key = tuple[datetime, UUID]


def referrals_for(viewer: Viewer) -> QuerySet[ServiceReferral]:
    """Every referral whose page the viewer may open."""
    if may_receive(viewer):
        return received_by(viewer)
    return _seen(made_by(viewer), viewer) if may_withdraw(viewer) else ServiceReferral.objects.none()


def received_by(viewer: Viewer) -> QuerySet[ServiceReferral]:
    """Asked of the viewer's own team. Row-level security lets them read these rows of another's register."""
    rows = ServiceReferral.objects.filter(to_holder_id=viewer.holder_id, to_team_id=viewer.team_id)
    return _seen(rows, viewer)


def made_by(viewer: Viewer) -> QuerySet[ServiceReferral]:
    return ServiceReferral.objects.filter(holder_id=viewer.holder_id)


def _seen(rows: QuerySet[ServiceReferral], viewer: Viewer) -> QuerySet[ServiceReferral]:
    return rows if viewer.sees_restricted else rows.filter(restricted=False)


def a_page_received(viewer: Viewer, state: str, after: Key | None, many: int) -> list[ServiceReferral]:
    """The next so many, soonest due first, and one more, which says that there is another page."""
    rows = received_by(viewer).filter(state=state)
    if after:
        due, last = after
        rows = rows.filter(answer_due__gte=due).filter(Q(answer_due__gt=due) | Q(id__gt=last))
    return list(rows.order_by("answer_due", "id")[: many + 1])


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
