from hearth.assessments.actions.changing import as_it_was_seen, name_of, open_for_change
from hearth.assessments.models import Assessment, FamilyHistory
from hearth.assessments.queries.history import history_lines
from hearth.audit.actors import Actor
from hearth.scope.actions import action, record


@action
def keep_history(*, assessment: Assessment, words: str, version: int, by: Actor) -> FamilyHistory:
    """Keep what the records say today, and what the worker makes of it. `version`: that of the page, 0 at first."""
    assessment = open_for_change(assessment)
    kept = FamilyHistory.objects.filter(holder_id=assessment.holder_id, assessment=assessment).first()
    history = as_it_was_seen(kept or FamilyHistory(assessment=assessment, version=0), version)
    history.words, history.by_name = words, name_of(by)
    history.lines = [line.kept for line in history_lines(assessment)]
    history.save()
    record(by=by, verb="kept", subject=history, fields=["lines", "words"])
    return history
