"""What changed, in careful words: what was graded, what that may mean, and why we think so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from markupsafe import Markup

from hearth.assessments.models import Assessment, Subject
from hearth.assessments.presenters.grading import grade_words
from hearth.assessments.queries import Series, grades_in
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.change import AreaChange, Because, Verdict, area_changes
from hearth.assessments.rules.stages import STAGES
from hearth.practice.definitions.instrument import Instrument
from hearth.ui.charts import change_by_area
from hearth.ui.days import plural, short_day

NOT_COMPARED = "Not compared"


@dataclass(frozen=True)
class SeriesShown:
    """One child with one carer. `why_not` is there where two assessments cannot be compared."""

    name: str
    before: str = ""
    after: str = ""
    chart: Markup | str = ""
    rows: list[list[str]] = field(default_factory=list)  # area, before, after, what we make of it
    told: list[str] = field(default_factory=list)
    why: str = ""
    why_not: str = ""


def series_shown(series: Series, earlier: UUID, later: UUID) -> SeriesShown:
    profiles = between(series.profiles, earlier, later)
    name = series.profiles[-1].name
    if len(profiles) < 2:
        return SeriesShown(name, why_not=_why_not(series))
    instrument = series.instrument
    history = [grades_in({grade.item: grade.answer for grade in profile.grades.all()}) for profile in profiles]
    changes = area_changes(instrument, history)
    before, after = when(profiles[0].assessment), when(profiles[-1].assessment)
    if before == after:
        before, after = f"{before}, earlier", f"{after}, later"
    return SeriesShown(
        name=name,
        before=before,
        after=after,
        chart=_drawn(instrument, changes, before, after),
        rows=[_row(instrument, change) for change in changes],
        told=[sentence for change in changes for sentence in _told(instrument, change)],
        why=instrument.change.why,
    )


def between(profiles: Sequence[Subject], earlier: UUID, later: UUID) -> list[Subject]:
    """From one assessment to the other with all between them, whichever way round they were chosen."""
    places = [place for place, profile in enumerate(profiles) if profile.assessment_id in (earlier, later)]
    return list(profiles[places[0] : places[-1] + 1]) if len(places) == 2 else []


def when(assessment: Assessment) -> str:
    return f"{short_day(assessment.started_on)}, {STAGES[assessment.stage].lower()}"


def _why_not(series: Series) -> str:
    if len(series.profiles) < 2:
        return f"Only one completed assessment has this profile: {when(series.profiles[0].assessment)}."
    return "These two assessments do not both have this profile in the same version of the instrument."


def _drawn(instrument: Instrument, changes: Sequence[AreaChange], before: str, after: str) -> Markup:
    rows = [{"area": change.area.label, "before": change.before, "after": change.after} for change in changes]
    return change_by_area(rows, before=before, after=after, worst=max(instrument.values))


def _row(instrument: Instrument, change: AreaChange) -> list[str]:
    return [
        change.area.label,
        _grade(instrument, change.before),
        _grade(instrument, change.after),
        _verdict(change),
    ]


def _grade(instrument: Instrument, value: int | None) -> str:
    return NOT_COMPARED if value is None else grade_words(instrument, Answer(value))


def _verdict(change: AreaChange) -> str:
    """Never more than the grades can carry."""
    way = "better" if change.steps < 0 else "worse"
    return {
        Verdict.BETTER: "Better, and more than noise",
        Verdict.WORSE: "Worse, and more than noise",
        Verdict.UNSURE: f"Perhaps {way}: too small to tell",
        Verdict.SAME: "No change",
        Verdict.UNKNOWN: "Not known",
    }[change.verdict]


def _told(instrument: Instrument, change: AreaChange) -> list[str]:
    return [
        *_about_area(instrument, change),
        *_about_items(instrument, change),
        *_about_left_out(change),
    ]


def _about_area(instrument: Instrument, change: AreaChange) -> list[str]:
    rule, label = instrument.change, change.area.label
    moved = f"from {_grade(instrument, change.before)} to {_grade(instrument, change.after)}"
    if change.because is Because.FAR_ENOUGH:
        far = plural(abs(change.steps), "grade")
        return [f"{label} went {moved}. We read it as change: it is {far}, and {rule.item_grades} are enough."]
    if change.because is Because.SHOWN_AGAIN:
        times = plural(rule.area_confirmed_by, "assessment")
        return [f"{label} went {moved}. We read it as change because {times} in a row show it."]
    if change.verdict is Verdict.UNSURE:
        return [f"{label} went {moved}, which may be chance. Look again at the next assessment."]
    return []


def _about_items(instrument: Instrument, change: AreaChange) -> list[str]:
    return [
        f"{change.area.label}, {each.item.label.lower()}: from {_grade(instrument, each.before)} "
        f"to {_grade(instrument, each.after)}."
        for each in change.items
    ]


def _about_left_out(change: AreaChange) -> list[str]:
    if not change.left_out:
        return []
    items = ", ".join(item.label.lower() for item in change.left_out)
    return [f"{change.area.label}: left out, because it was graded only once: {items}."]
