"""What a later stage saw makes whoever is assessing look again at what they have written already."""

from datetime import date

from hearth.assessments.models import Assessment
from hearth.families.models import Family


def look_again_at_running(*, family: Family, seen_on: date, seen_by: str) -> int:
    """Part of the action that noticed it. The answers stay; how many are running is returned."""
    running = Assessment.objects.filter(holder_id=family.holder_id, family=family, completed_at=None)
    return running.update(sudden_on=seen_on, sudden_by=seen_by)
