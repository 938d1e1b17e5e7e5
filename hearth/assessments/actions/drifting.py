from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.assessments.actions.changing import name_of
from hearth.assessments.actions.signing import DRIFT, SOON
from hearth.assessments.models import Assessment, DriftAlarm, Subject
from hearth.assessments.queries.series import series_of
from hearth.assessments.rules.answers import NotPossible
from hearth.assessments.rules.drift import Drift, drifts
from hearth.audit.actors import Actor
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist


def raise_alarms(assessment: Assessment, by: Actor) -> None:
    """Part of completing: whatever got worse, or no better over two reviews, is asked about."""
    family = assessment.family
    for series in series_of(family):
        if series.times[-1].assessment.pk != assessment.pk:
            continue
        for drift in drifts(series.history):
            alarm = _raise(assessment, series.times[-1].subject, drift)
            if isinstance(by, Viewer) and alarm.answered_at is None:
                _ask(assessment, alarm, series.name, by)


def _raise(assessment: Assessment, subject: Subject, drift: Drift) -> DriftAlarm:
    """What was answered stays as it was read. Where an assessment that was sent back says something else now, that is
    asked beside it."""
    same = DriftAlarm.objects.filter(
        holder_id=assessment.holder_id, assessment=assessment, subject=subject, score=drift.score
    )
    answered = same.filter(answered_at__isnull=False, kind=drift.kind, words=drift.words).first()
    if answered is not None:
        return answered
    alarm, _ = DriftAlarm.objects.update_or_create(
        holder_id=assessment.holder_id,
        assessment=assessment,
        subject=subject,
        score=drift.score,
        answered_at=None,
        defaults={"kind": drift.kind, "words": drift.words, "withdrawn_at": None},
    )
    return alarm


def _ask(assessment: Assessment, alarm: DriftAlarm, name: str, by: Viewer) -> None:
    licensed = assessment.instrument.licensed is not None
    about = assessment.instrument.title if licensed else alarm.words
    worklist.ask(
        kind=DRIFT,
        source=alarm,
        title=f"Look again at “{assessment.family.name}”. {about}",
        page="assessments:alarm",
        page_id=alarm.pk,
        due=timezone.now() + SOON,
        team_id=by.team_id,
        worker_id=by.id,
        restricted=assessment.family.restricted,
        family_id=assessment.family_id,
    )


@action
def answer_alarm(*, alarm: DriftAlarm, answer: str, by: Actor) -> DriftAlarm:
    """Somebody looked, and says what they think and do. The prompt decides nothing; the answer is kept beside it."""
    stored = DriftAlarm.objects.select_for_update().get(holder_id=alarm.holder_id, pk=alarm.pk)
    if stored.answered_at is not None:
        raise NotPossible(f"{stored.answered_by} has answered this already.")
    if stored.withdrawn_at is not None:
        raise NotPossible("The assessment was sent back, so this is no longer asked.")
    if not answer.strip():
        raise NotPossible("Write what you think, and what you do now.")
    stored.answer, stored.answered_by, stored.answered_at = answer, name_of(by), timezone.now()
    stored.save(update_fields=["answer", "answered_by", "answered_at"])
    worklist.done(kind=DRIFT, source=stored)
    record(by=by, verb="answered", subject=stored, fields=["answer"])
    return stored
