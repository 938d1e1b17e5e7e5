"""What an assessment writes in the chronology; told again from the same record, it is the same entry."""

from django.utils import timezone

from hearth.assessments.queries import Contents
from hearth.assessments.rules.areas import area_results
from hearth.assessments.rules.stages import STAGES
from hearth.chronology.actions import Happening


def completed(contents: Contents) -> Happening:
    assessment = contents.assessment
    assert assessment.completed_at is not None
    return Happening(
        happened=timezone.localdate(assessment.completed_at),
        strand="agencies",
        title=f"{STAGES[assessment.stage]} neglect assessment completed",
        words="\n".join(_flagged(contents)) or "No area was graded as one to look at.",
        source=assessment,
        source_name=assessment.by_name,
        people=[*contents.children, *contents.carers],
    )


def _flagged(contents: Contents) -> list[str]:
    """Areas to look at, never a sum of grades."""
    told = []
    for subject in contents.subjects:
        results = area_results(contents.assessment.instrument, contents.grades_of(subject))
        areas = ", ".join(f"{result.area.label} {result.grade}" for result in results if result.flagged)
        if areas:
            told.append(f"{subject.name}: look at {areas}.")
    return told
