"""Sign-offs of an assessment, and the alarms it raised."""

from collections.abc import Sequence

from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment, DriftAlarm, SignOff
from hearth.families.models import Family
from hearth.families.queries import families_for


def sign_offs_of(assessment: Assessment) -> Sequence[SignOff]:
    """The newest first."""
    return list(SignOff.objects.filter(holder_id=assessment.holder_id, assessment=assessment).order_by("-id"))


def alarms_for(viewer: Viewer) -> QuerySet[DriftAlarm]:
    alarms = DriftAlarm.objects.filter(
        holder_id=viewer.holder_id, assessment__family__in=families_for(viewer), subject__child__sealed_at=None
    )
    return alarms.select_related(
        "assessment__family", "assessment__practice_version", "subject__child", "subject__carer"
    )


def alarms_of(assessment: Assessment) -> Sequence[DriftAlarm]:
    alarms = DriftAlarm.objects.filter(
        holder_id=assessment.holder_id, assessment=assessment, withdrawn_at=None, subject__child__sealed_at=None
    )
    return list(alarms.select_related("subject__child", "subject__carer").order_by("id"))


def open_alarms(family: Family, instrument_id: str) -> Sequence[DriftAlarm]:
    """What nobody has answered yet, of one instrument. The family was found through `families_for`."""
    alarms = DriftAlarm.objects.filter(
        holder_id=family.holder_id,
        assessment__family=family,
        assessment__practice_version__practice_id=instrument_id,
        answered_at=None,
        withdrawn_at=None,
        subject__child__sealed_at=None,
    )
    return list(alarms.select_related("subject__child", "subject__carer").order_by("id"))
