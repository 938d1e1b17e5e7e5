"""Take back a line about a child's readiness for school that was wrong."""

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.casework.actions.locking import locked
from hearth.casework.models import SchoolReadiness
from hearth.casework.rules import NotPossible
from hearth.scope.actions import action, record


@action
def withdraw_readiness(*, line: SchoolReadiness, why: str, by: Viewer) -> SchoolReadiness:
    """It never was so. The line stays, with the reason and who gave it, and counts for nothing; also after a death."""
    if not why.strip():
        raise NotPossible("Say why it is wrong.")
    locked(line.episode)
    row = SchoolReadiness.objects.select_related("child").get(holder_id=line.holder_id, pk=line.pk)
    if row.child.sealed_at:
        raise NotPossible("Nothing more is written down about this child.")
    if row.withdrawn_at:
        raise NotPossible(f"{row.withdrawn_by_name} withdrew it already.")
    row.withdrawn_at, row.withdrawn_by_name, row.why_withdrawn = timezone.now(), by.name, why
    row.save(update_fields=["withdrawn_at", "withdrawn_by_name", "why_withdrawn"])
    record(by=by, verb="withdrew", subject=row, fields=["why_withdrawn"])
    return row
