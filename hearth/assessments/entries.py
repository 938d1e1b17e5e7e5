"""What an assessment writes in the chronology; told again from the same record, it is the same entry."""

from collections.abc import Iterator

from django.utils import timezone

from hearth.assessments.queries import Contents, contents_of
from hearth.assessments.rules.areas import area_results
from hearth.assessments.rules.stages import STAGES
from hearth.chronology.telling import Happening
from hearth.families.models import Family


def completed(contents: Contents) -> Happening:
    assessment = contents.assessment
    assert assessment.completed_at is not None
    return Happening(
        happened=timezone.localdate(assessment.completed_at),
        strand="agencies",
        title=f"{STAGES[assessment.stage]} neglect assessment completed",
        words="\n".join(_flagged(contents)) or "No area was graded as one to look at.",
        source=assessment,
        needs=_needs(contents),
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


def _needs(contents: Contents) -> list[str]:
    """The kinds of neglect that the four questions name; where they name none, what the flagged areas are about."""
    if contents.analysis and contents.analysis.kind_of_neglect:
        return list(contents.analysis.kind_of_neglect)
    flagged = (
        result.area.needs
        for subject in contents.subjects
        for result in area_results(contents.assessment.instrument, contents.grades_of(subject))
        if result.flagged
    )
    return list(dict.fromkeys(need for needs in flagged for need in needs))


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that assessments should have in this family's chronology."""
    done = family.assessments.exclude(completed_at=None).select_related("practice_version")
    return (completed(contents_of(each)) for each in done.order_by("completed_at", "id"))
