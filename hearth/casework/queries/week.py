"""A worker's visits of a week, or the team's: one question to the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from hearth.access.rules import AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.casework.models import CheckIn, Visit, VisitPerson
from hearth.casework.queries.episodes import episodes_for, episodes_seen, seen_as, whose
from hearth.scope.worded import worded_once
from hearth.ui.days import LONDON

SHOWN = ("id", "planned_for", "state", "purpose", "reason", "episode__family__name", "episode__key_worker_name")


@dataclass(frozen=True)
class VisitInWeek:
    """What a line of the week says of a visit."""

    id: UUID
    planned_for: datetime
    state: str
    purpose: str
    reason: str
    family: str
    key_worker_name: str
    saw: Sequence[str]  # the given names of those who were seen
    out: bool  # somebody is there now


def visits_in_week(viewer: Viewer, monday: date, *, whole_team: bool) -> Sequence[VisitInWeek]:
    if viewer.role not in AT_WORK_WITH_FAMILIES:
        return []
    begins = datetime.combine(monday, time.min, LONDON)
    until = begins + timedelta(days=7)
    found = _in_week(*whose(viewer), viewer.id, begins, until, whole_team=whole_team, **seen_as(viewer))
    return [VisitInWeek(*each) for each in found]


@worded_once
def _in_week(
    holder: UUID,
    team: UUID,
    granted: list[UUID],
    worker: UUID,
    begins: datetime,
    ends: datetime,
    *,
    whole_team: bool,
    **shape: bool,
) -> QuerySet[Visit, Any]:
    episodes = episodes_seen(holder, team, granted, **shape)
    if not whole_team:
        episodes = episodes.filter(key_worker_id=worker)
    visits = Visit.objects.filter(
        holder_id=holder, episode__in=episodes.values("pk"), planned_for__gte=begins, planned_for__lt=ends
    )
    seen = VisitPerson.objects.filter(holder_id=holder, visit=OuterRef("pk"), seen=True, person__sealed_at=None)
    saw = ArraySubquery(seen.order_by("id").values("person__given_names"))
    out = Exists(CheckIn.objects.filter(holder_id=holder, visit=OuterRef("pk"), back_at=None))
    return visits.annotate(saw=saw, out=out).order_by("planned_for", "id").values_list(*SHOWN, "saw", "out")


def check_ins_for(viewer: Viewer) -> QuerySet[CheckIn]:
    """Of visits to families that the viewer works with: whoever hears of a colleague may say that they are safe."""
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    return CheckIn.objects.filter(holder_id=viewer.holder_id, visit__episode__in=mine)


def out_now(viewer: Viewer, visit: Visit) -> CheckIn | None:
    return check_ins_for(viewer).filter(visit=visit, back_at=None).first()
