from uuid import UUID

from django.utils import timezone

from hearth.access.models import Membership
from hearth.access.rules import SUPERVISOR
from hearth.access.viewer import Viewer
from hearth.assessments.actions.changing import open_for_change
from hearth.assessments.actions.drifting import raise_alarms
from hearth.assessments.actions.signing import MEND, SIGN, SOON
from hearth.assessments.entries import completed
from hearth.assessments.events import assessment_completed
from hearth.assessments.models import Assessment
from hearth.assessments.queries import contents_of, lacking_in
from hearth.assessments.rules.answers import NotPossible
from hearth.audit.actors import Actor
from hearth.chronology.actions import write_entry
from hearth.practice.training.policies import may_be_opened_by
from hearth.scope.actions import action, record
from hearth.worklist import actions as worklist


@action
def complete(*, assessment: Assessment, by: Actor) -> Assessment:
    """Close an assessment that lacks nothing. It enters the chronology, and a supervisor is asked to read it."""
    assessment = open_for_change(assessment)
    contents = contents_of(assessment)
    lacking = lacking_in(contents)
    if lacking:
        raise NotPossible(lacking[0].sentence)
    assessment.completed_at = timezone.now()
    assessment.completed_by_id = by.id
    assessment.version += 1
    assessment.save(update_fields=["completed_at", "completed_by_id", "version"])
    write_entry(family=assessment.family, told=completed(contents))
    raise_alarms(assessment, by)
    worklist.done(kind=MEND, source=assessment)
    if isinstance(by, Viewer):
        _ask_to_sign(assessment, by)
    record(by=by, verb="completed", subject=assessment, fields=["completed_at"])
    assessment_completed.send(sender=Assessment, assessment=assessment)
    return assessment


def _ask_to_sign(assessment: Assessment, by: Viewer) -> None:
    """On the team's list, for whoever supervises it."""
    family = assessment.family
    worklist.ask(
        kind=SIGN,
        source=assessment,
        title=f"Read and sign: assessment of “{family.name}” by {by.name}",
        page="assessments:sign",
        page_id=assessment.pk,
        due=timezone.now() + SOON,
        team_id=by.team_id,
        worker_id=_supervisor(assessment, by),
        restricted=family.restricted,
        family_id=family.pk,
    )


def _supervisor(assessment: Assessment, by: Viewer) -> UUID | None:
    """Of the writer's team, another than the writer, who may open the instrument. Without one it stands on the whole
    team's list."""
    others = Membership.objects.filter(team_id=by.team_id, role=SUPERVISOR, user__is_active=True).exclude(user_id=by.id)
    today = timezone.localdate()
    for user_id in others.order_by("id").values_list("user_id", flat=True):
        own = assessment.is_own_work_of(user_id)
        if not own and may_be_opened_by(user_id, assessment.holder_id, assessment.instrument, today):
            return user_id
    return None
