"""What an assessment writes in the chronology; told again from the same record, it is the same entry."""

from collections.abc import Iterator

from django.utils import timezone

from hearth.assessments.queries import Contents, contents_of
from hearth.assessments.rules.areas import area_results, flag_words
from hearth.assessments.rules.stages import STAGES
from hearth.chronology.telling import Happening
from hearth.families.models import Family
from hearth.ui.days import plural


def completed(contents: Contents) -> Happening:
    assessment = contents.assessment
    assert assessment.completed_at is not None
    return Happening(
        happened=timezone.localdate(assessment.completed_at),
        strand="agencies",
        title=f"{assessment.instrument.title}: {STAGES[assessment.stage].lower()} assessment completed",
        words="\n".join(_flagged(contents)) or "Nothing in it asks people to look.",
        source=assessment,
        needs=_needs(contents),
        source_name=assessment.by_name,
        people=[*contents.children, *contents.carers],
    )


def _flagged(contents: Contents) -> list[str]:
    """Areas to look at, never a sum of grades. The words of a licensed instrument go nowhere else."""
    instrument = contents.assessment.instrument
    told = []
    for profile in contents.profiles:
        flagged = [result for result in area_results(instrument, profile) if result.flagged]
        if flagged and instrument.licensed:
            told.append(f"{profile.name}: {plural(len(flagged), 'area')} to look at.")
        elif flagged:
            told.append(f"{profile.name}: look at {', '.join(flag_words(each) for each in flagged)}.")
    return told


def _needs(contents: Contents) -> list[str]:
    """The kinds of neglect that the four questions name; where they name none, what the flagged areas are about."""
    if contents.analysis and contents.analysis.kind_of_neglect:
        return list(contents.analysis.kind_of_neglect)
    flagged = (
        result.area.needs
        for profile in contents.profiles
        for result in area_results(contents.assessment.instrument, profile)
        if result.flagged
    )
    return list(dict.fromkeys(need for needs in flagged for need in needs))


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that assessments should have in this family's chronology."""
    done = family.assessments.exclude(completed_at=None).select_related("practice_version")
    return (completed(contents_of(each)) for each in done.order_by("completed_at", "id"))
