"""A keeper publishes what came of a programme here, and takes back what was wrong; neither is ever deleted."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.directory.models import Evidence
from hearth.directory.rules.protecting import Counts
from hearth.scope.actions import action, record


@dataclass(frozen=True)
class OwnResult:
    programme: str
    outcome: str
    effect: str
    says: str
    counts: Counts
    source: str
    on: date


@action
def publish_result(*, result: OwnResult, by: Viewer) -> Evidence:
    row = Evidence.objects.create(
        keeper_id=by.agency_id,
        programme=result.programme,
        outcome=result.outcome,
        effect=result.effect,
        says=result.says,
        families=result.counts.known,
        improved=result.counts.improved,
        started=result.counts.started,
        source=result.source,
        on=result.on,
        noted_by=by.name,
    )
    record(by=by, verb="published a result", subject=row)
    return row


@action
def withdraw_result(*, result: Evidence, why: str, by: Viewer) -> Evidence:
    result.withdrawn_at, result.withdrawn_why = timezone.now(), why
    result.save(update_fields=["withdrawn_at", "withdrawn_why"])
    record(by=by, verb="withdrew a result", subject=result, fields=["withdrawn_why"])
    return result
