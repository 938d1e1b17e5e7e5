"""A completed assessment answers what a sudden event had reopened, in the same transaction."""

from typing import Any

from django.dispatch import receiver

from hearth.assessments.events import assessment_completed
from hearth.assessments.models import Assessment
from hearth.assessments.rules.areas import can_flag
from hearth.casework.models import Episode
from hearth.casework.reopening.actions import looked_again
from hearth.casework.reopening.rules import ASSESSMENT
from hearth.ui import days


@receiver(assessment_completed)
def assessed_again(assessment: Assessment, **_: Any) -> None:
    """Only by an instrument that could ask people to look: a child's wishes do not answer it."""
    if not can_flag(assessment.instrument):
        return
    for episode in Episode.objects.filter(holder_id=assessment.holder_id, family=assessment.family_id, closed=None):
        looked_again(episode, ASSESSMENT, days.today(), assessment.by_name)
