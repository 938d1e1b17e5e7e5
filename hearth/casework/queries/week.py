"""A worker's visits of a week, or the team's: one question to the database."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.casework.models import CheckIn, Visit
from hearth.casework.queries.episodes import episodes_for, visits_for
from hearth.ui.days import LONDON


def visits_in_week(viewer: Viewer, monday: date, *, whole_team: bool) -> Sequence[Visit]:
    """Each with `saw`, the names of those who were seen, and `out`, whether somebody is there now."""
    begins = datetime.combine(monday, time.min, LONDON)
    visits = visits_for(viewer).filter(planned_for__gte=begins, planned_for__lt=begins + timedelta(days=7))
    if not whole_team:
        visits = visits.filter(episode__key_worker_id=viewer.id)
    out = CheckIn.objects.filter(holder_id=viewer.holder_id, visit=OuterRef("pk"), back_at=None)
    saw = ArrayAgg(
        F("people__person__given_names"), filter=Q(people__seen=True, people__person__sealed_at=None), default=[]
    )
    return list(visits.defer("notes").annotate(saw=saw, out=Exists(out)).order_by("planned_for", "id"))


def check_ins_for(viewer: Viewer) -> QuerySet[CheckIn]:
    """Of visits to families that the viewer works with: whoever hears of a colleague may say that they are safe."""
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    return CheckIn.objects.filter(holder_id=viewer.holder_id, visit__episode__in=mine)


def out_now(viewer: Viewer, visit: Visit) -> CheckIn | None:
    return check_ins_for(viewer).filter(visit=visit, back_at=None).first()
