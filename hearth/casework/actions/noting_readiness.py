"""Write down whether a child was ready for school, or why nobody knows."""

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.casework.actions.locking import locked
from hearth.casework.models import Episode, SchoolReadiness
from hearth.casework.rules import NotPossible
from hearth.casework.rules.readiness import FOUND, Noted, check
from hearth.families.models import Person
from hearth.families.terms import terms_of
from hearth.scope.actions import action, record


@action
def note_readiness(*, episode: Episode, child: Person, noted: Noted, by: Viewer) -> SchoolReadiness:
    """A line of its own, whatever was written before: also after the work has ended, when school has begun."""
    now = locked(episode)
    child = Person.objects.select_for_update().get(holder_id=now.holder_id, pk=child.pk)
    if child.sealed_at or child.died:
        raise NotPossible("Nothing more is written down about this child.")
    readiness = terms_of(now.family).school_readiness
    measures = {measure.id for measure in readiness.measures}
    check(noted, born=child.born, measures=measures, today=timezone.localdate())
    row = SchoolReadiness.objects.create(
        holder_id=now.holder_id,
        episode=now,
        child=child,
        on=noted.on,
        finding=noted.finding,
        measure=noted.measure if noted.finding in FOUND else "",
        reason=noted.reason,
        told_by=noted.told_by,
        noted_by_name=by.name,
    )
    record(by=by, verb="noted", subject=row, fields=["child", "on", "finding", "told_by"])
    return row
