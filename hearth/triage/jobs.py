"""What triage does by the clock: it surfaces what is overdue, held by nobody, or told of again. Each once."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from procrastinate.contrib.django import app

from hearth.access.models import Agency, Team
from hearth.audit.actors import HEARTH
from hearth.concerns.models import Concern
from hearth.concerns.queries import triage_team_of
from hearth.scope.opening import holder_scope
from hearth.triage.actions import surfacing
from hearth.triage.actions.holding import ACCEPT
from hearth.triage.document import decided_by
from hearth.triage.models import ConfirmedFamily, Decision, Holding
from hearth.triage.queries import found_unsubstantiated
from hearth.ui.days import today
from hearth.worklist.models import Item

OF_NOBODY_SEALED = Q(family=None) | Q(family__sealed_at=None)
REPEATED_FROM, OVER, LOOKED_BACK = 3, timedelta(days=365), timedelta(days=7)


@app.periodic(cron="*/10 * * * *")
@app.task(queue="triage", name="triage.surface", queueing_lock="triage.surface", pass_context=False)
def surface(timestamp: int) -> None:
    surface_all()


def surface_all() -> None:
    for council in Agency.objects.filter(is_holder=True, body__isnull=False).order_by("name"):
        with holder_scope(council.pk):
            if team := triage_team_of(council.pk):
                _overdue(council.pk, team)
                _unheld(council.pk, team)
                _repeated(council.pk, team)


def _surfaced(holder_id: UUID, kind: str) -> set[UUID]:
    """What was surfaced before, seen to or not: nothing is surfaced twice."""
    return set(Item.objects.filter(holder_id=holder_id, kind=kind).values_list("source_id", flat=True))


def _overdue(holder_id: UUID, team: Team) -> None:
    known = _surfaced(holder_id, surfacing.OVERDUE)
    late = Concern.objects.filter(
        holder_id=holder_id, decided_at=None, passed_on_at=None, decision_due__lt=timezone.now()
    )
    new = [concern for concern in late.order_by("decision_due", "id") if concern.pk not in known]
    confirmed = ConfirmedFamily.objects.filter(holder_id=holder_id, concern__in=new, family__sealed_at=None)
    families = {each.concern_id: each.family for each in confirmed.select_related("family")}
    for concern in new:
        surfacing.surface_overdue(concern=concern, family=families.get(concern.pk), team=team, by=HEARTH)


def _unheld(holder_id: UUID, team: Team) -> None:
    known = _surfaced(holder_id, surfacing.NOT_ACCEPTED) | _surfaced(holder_id, surfacing.RAN_OUT)
    asked_too_long = Item.objects.filter(holder_id=holder_id, kind=ACCEPT, done_at=None, due__lt=timezone.now())
    nobody = Q(accepted_at=None, pk__in=asked_too_long.values("source_id")) | Q(
        accepted_at__isnull=False, until__lt=today()
    )
    open_ones = Holding.objects.filter(nobody, OF_NOBODY_SEALED, holder_id=holder_id, ended_at=None)
    for holding in open_ones.select_related("family", "decision__concern").order_by("until", "id"):
        if holding.pk not in known:
            surfacing.surface_unheld(holding=holding, team=team, by=HEARTH)


def _repeated(holder_id: UUID, team: Team) -> None:
    """Of what was decided lately: the third worry and every later one, where none has reached the law's level."""
    known = _surfaced(holder_id, surfacing.REPEATED)
    lately = Decision.objects.filter(
        OF_NOBODY_SEALED,
        holder_id=holder_id,
        decided_at__gte=timezone.now() - LOOKED_BACK,
        replaced_at=None,
        family__isnull=False,
    )
    decisions = [
        each for each in lately.select_related("family", "concern", "thresholds", "nation") if each.pk not in known
    ]
    counts = _worries_of(holder_id, {each.family_id for each in decisions})
    for decision in decisions:
        worries = counts.get(decision.family_id, 0)
        if worries >= REPEATED_FROM and _below_the_law(decision):
            surfacing.surface_repeated(decision=decision, worries=worries, team=team, by=HEARTH)


def _worries_of(holder_id: UUID, families: set[UUID | None]) -> dict[UUID | None, int]:
    """How many in a year, by family. A parent who asked for help has reported nothing; findings take worries out."""
    rows = ConfirmedFamily.objects.filter(
        holder_id=holder_id, family__in=families, concern__received_at__gte=timezone.now() - OVER
    ).exclude(concern__route="parent")
    rows = rows.exclude(concern__in=found_unsubstantiated(holder_id).values("concern"))
    return dict(rows.values_list("family_id").annotate(Count("pk")))


def _below_the_law(decision: Decision) -> bool:
    return decided_by(decision).thresholds.level(decision.level).can_be_held


# Jobs that lie in a folder of their own; the worker looks for them here.
from hearth.triage.matching import jobs as of_matching  # noqa: E402, F401
