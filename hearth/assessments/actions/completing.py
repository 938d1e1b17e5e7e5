from django.utils import timezone

from hearth.assessments.actions.changing import open_for_change
from hearth.assessments.entries import completed
from hearth.assessments.events import assessment_completed
from hearth.assessments.models import Assessment
from hearth.assessments.queries import contents_of, lacking_in
from hearth.assessments.rules.answers import NotPossible
from hearth.audit.actors import Actor
from hearth.chronology.actions import write_entry
from hearth.scope.actions import action, record


@action
def complete(*, assessment: Assessment, by: Actor) -> Assessment:
    """Close an assessment that lacks nothing. It enters the chronology and is never changed again."""
    assessment = open_for_change(assessment)
    contents = contents_of(assessment)
    lacking = lacking_in(contents)
    if lacking:
        raise NotPossible(lacking[0].sentence)
    assessment.completed_at = timezone.now()
    assessment.version += 1
    assessment.save(update_fields=["completed_at", "version"])
    write_entry(family=assessment.family, told=completed(contents))
    record(by=by, verb="completed", subject=assessment, fields=["completed_at"])
    assessment_completed.send(sender=Assessment, assessment=assessment)
    return assessment
