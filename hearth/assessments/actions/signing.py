from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.assessments.actions.changing import as_it_was_seen, name_of
from hearth.assessments.models import Assessment, DriftAlarm, SharedSummary, SignOff
from hearth.assessments.models.supervision import SENT_BACK, SIGNED
from hearth.assessments.rules.answers import NotPossible
from hearth.audit.actors import Actor
from hearth.chronology.actions import take_out
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist
from hearth.worklist.models import Item

SIGN, MEND, DRIFT = "sign_assessment", "mend_assessment", "assessment_drift"
SOON = timedelta(days=7)


@action
def sign(*, assessment: Assessment, comments: str, version: int, by: Viewer) -> SignOff:
    """Somebody who supervises the work has read it, as it was at `version`. It decides nothing about the family."""
    assessment = _waiting(assessment, version, by)
    assessment.signed_at = timezone.now()
    assessment.save(update_fields=["signed_at", "version"])
    signed = _keep(assessment, SIGNED, comments, by)
    worklist.done(kind=SIGN, source=assessment)
    record(by=by, verb="signed", subject=signed, fields=["outcome", "comments"])
    return signed


@action
def send_back(*, assessment: Assessment, comments: str, version: int, by: Viewer) -> SignOff:
    """Open it again, with what is to be put right. Pages for parents need approval anew; the chronology waits."""
    if not comments.strip():
        raise NotPossible("Say what is to be put right.")
    assessment = _waiting(assessment, version, by)
    assessment.completed_at = None
    assessment.save(update_fields=["completed_at", "version"])
    pages = SharedSummary.objects.filter(holder_id=assessment.holder_id, assessment=assessment)
    pages.update(approved_by="", approved_at=None)
    for alarm in DriftAlarm.objects.filter(holder_id=assessment.holder_id, assessment=assessment, answered_at=None):
        worklist.done(kind=DRIFT, source=alarm)
        alarm.withdrawn_at = timezone.now()
        alarm.save(update_fields=["withdrawn_at"])
    take_out(family=assessment.family, source=assessment)
    sent = _keep(assessment, SENT_BACK, comments, by)
    worklist.done(kind=SIGN, source=assessment)
    if assessment.by_id:
        _ask_to_mend(assessment, by)
    record(by=by, verb="sent_back", subject=sent, fields=["outcome", "comments"])
    return sent


def _waiting(assessment: Assessment, version: int, by: Viewer) -> Assessment:
    """Locked, and the one that was read. Raises `ChangedMeanwhile` if it was opened and completed again since."""
    locked = Assessment.objects.select_for_update().get(holder_id=assessment.holder_id, pk=assessment.pk)
    if locked.completed_at is None:
        raise NotPossible("It is not completed, so there is nothing to sign yet.")
    if locked.signed_at is not None:
        raise NotPossible("It has been signed already.")
    if locked.is_own_work_of(by.id):
        raise NotPossible("Somebody else must sign what you wrote.")
    return as_it_was_seen(locked, version)


def _keep(assessment: Assessment, outcome: str, comments: str, by: Actor) -> SignOff:
    return SignOff.objects.create(
        assessment=assessment, outcome=outcome, comments=comments, by_id=by.id, by_name=name_of(by)
    )


def _team_that_wrote(assessment: Assessment) -> UUID | None:
    """On whose list it stood to be signed; who signs may be of another team."""
    asked = Item.objects.filter(holder_id=assessment.holder_id, kind=SIGN, source_id=assessment.pk)
    return asked.values_list("team_id", flat=True).first()


def _ask_to_mend(assessment: Assessment, by: Viewer) -> None:
    family = assessment.family
    worklist.ask(
        kind=MEND,
        source=assessment,
        title=f"Put right the assessment of “{family.name}” that {by.name} sent back",
        page="assessments:assessment",
        page_id=assessment.pk,
        due=timezone.now() + SOON,
        team_id=_team_that_wrote(assessment) or by.team_id,
        worker_id=assessment.by_id,
        restricted=family.restricted,
        family_id=family.pk,
    )
