"""What changed, in careful words: what was said, what that may mean, and why we think so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup

from hearth.assessments.models import Assessment
from hearth.assessments.queries import Series, Time
from hearth.assessments.rules.change import AreaChange, Because
from hearth.assessments.rules.change import Verdict as OfAreas
from hearth.assessments.rules.moves import NOT_KNOWN, Move, Past, moves
from hearth.assessments.rules.stages import STAGES
from hearth.assessments.wording import plain, result_words
from hearth.families.models import Family
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.scoring import NotComparable, Verdict
from hearth.practice.scoring.plan import PlannedScore, plan_of
from hearth.ui.charts import change_by_area
from hearth.ui.courses import Course, courses
from hearth.ui.days import plural, short_day


@dataclass(frozen=True)
class SeriesShown:
    """One profile. `why_not` is there where two assessments cannot be compared."""

    name: str
    before: str = ""
    after: str = ""
    chart: Markup | str = ""
    rows: list[list[str]] = field(default_factory=list)  # area, before, after, what we make of it
    told: list[str] = field(default_factory=list)
    why: str = ""
    why_not: str = ""


def series_shown(series: Series, earlier: UUID, later: UUID) -> SeriesShown:
    places = _between(series.times, earlier, later)
    name = series_name(series)
    if len(places) < 2:
        return SeriesShown(name, why_not=_why_not(series))
    history = [series.history[place] for place in places]
    instrument = history[-1].instrument
    try:
        moved = moves(history)
    except NotComparable as refused:
        return SeriesShown(name, why_not=str(refused))
    first, last = series.times[places[0]].assessment, series.times[places[-1]].assessment
    before, after = when(first), when(last)
    if before == after:
        before, after = f"{before}, earlier", f"{after}, later"
    return SeriesShown(
        name=name,
        before=before,
        after=after,
        chart=_drawn(instrument, moved, before, after),
        rows=[[each.name, each.before, each.after, _verdict(each)] for each in moved if _known(each)],
        told=[sentence for each in moved for sentence in _told(instrument, each)],
        why=instrument.change.why,
    )


def series_name(series: Series) -> str:
    who = f", {series.informant.lower()} answering" if series.informant else ""
    return f"{series.name}{who}"


def _between(times: Sequence[Time], earlier: UUID, later: UUID) -> list[int]:
    """From one assessment to the other with all between them, whichever way round they were chosen."""
    places = [place for place, time in enumerate(times) if time.assessment.pk in (earlier, later)]
    return list(range(places[0], places[-1] + 1)) if len(places) == 2 else []


def when(assessment: Assessment) -> str:
    return f"{short_day(assessment.started_on)}, {STAGES[assessment.stage].lower()}"


def _why_not(series: Series) -> str:
    if len(series.times) < 2:
        return f"Only one completed assessment has this profile: {when(series.times[0].assessment)}."
    return "These two assessments do not both have this profile."


@dataclass(frozen=True)
class CourseShown:
    """One profile over all its assessments."""

    name: str
    chart: Markup | str
    columns: list[str]
    rows: list[list[str]]


def course_shown(series: Series) -> CourseShown:
    columns, rows = course(series)
    return CourseShown(series_name(series), _course_drawn(series), columns, rows)


def _course_drawn(series: Series) -> Markup | str:
    """A line for each score that can be drawn: on its scale, or as a number."""
    instrument, times = series.instrument, [when(time.assessment) for time in series.times]
    lines = [
        Course(planned.score.label, points, higher_is_worse=worse)
        for planned in plan_of(instrument).scores
        for points, worse in [_points(planned, series)]
        if sum(point is not None for point, _ in points) > 1
    ]
    return courses(times, lines) if lines else ""


def _points(planned: PlannedScore, series: Series) -> tuple[list[tuple[float | None, str]], bool]:
    """Where each time stands, with its words; and whether up is worse."""
    by_code = (
        planned.scale is not None
        and planned.scale.ordered
        and planned.score.method in ("worst", "best", "mode", "judged")
    )
    points: list[tuple[float | None, str]] = []
    for past in series.history:
        found = next((each for each in past.scores.results if each.id == planned.score.id and each.known), None)
        if found is None:
            points.append((None, ""))
            continue
        place = planned.rank.get(found.code) if by_code else found.value
        points.append((None if place is None else float(place), result_words(past.instrument, found)))
    return points, by_code or planned.score.higher_is == "worse"


def instruments_shown(
    family: Family, by_instrument: Mapping[str, Sequence[Series]], chosen: str
) -> list[dict[str, Any]]:
    page = reverse("assessments:change", args=[family.pk])
    return [
        {"title": each[0].instrument.title, "href": f"{page}?instrument={id}", "chosen": id == chosen}
        for id, each in by_instrument.items()
    ]


def course(series: Series) -> tuple[list[str], list[list[str]]]:
    """All times side by side: the columns of a table, and a row for each score of the latest version."""
    instrument = series.instrument
    columns = ["Area" if instrument.graded else "What was looked at", *(when(time.assessment) for time in series.times)]
    rows = []
    for score in instrument.all_scores:
        told = [_at(past, score.id) for past in series.history]
        if any(words != NO_SCORE for words in told):
            rows.append([score.label, *told])
    return columns, rows


NO_SCORE = "–"


def _at(past: Past, score_id: str) -> str:
    results = [each for each in past.scores.results if each.id == score_id]
    known = [result_words(past.instrument, each) for each in results if each.known]
    return ", ".join(known) or NO_SCORE


def _drawn(instrument: Instrument, moved: Sequence[Move], before: str, after: str) -> Markup | str:
    """A graded profile on its grades; anything else has its table, and the course over time."""
    if not instrument.graded or any(each.of_items is None for each in moved):
        return ""
    areas = [each.of_items for each in moved if each.of_items]
    rows = [{"area": each.area.label, "before": each.before, "after": each.after} for each in areas]
    return change_by_area(rows, before=before, after=after, worst=max(instrument.values))


def _known(move: Move) -> bool:
    """A third goal that nobody has is not worth a row; an area that nobody could see is."""
    return move.of_items is not None or NOT_KNOWN not in (move.before, move.after) or move.before != move.after


def _verdict(move: Move) -> str:
    """Never more than the answers can carry."""
    way = "better" if move.steps < 0 else "worse"
    unsure = f"Perhaps {way}: too small to tell" if move.noise_known else f"A step that may mean nothing: {way}"
    if not move.directed:
        unsure = "It moved; neither end is better"
    return {
        Verdict.BETTER: "Better, and more than noise",
        Verdict.WORSE: "Worse, and more than noise",
        Verdict.MOVED: "It moved, by more than noise",
        Verdict.UNSURE: unsure,
        Verdict.SAME: "No change",
        Verdict.UNKNOWN: "Not known",
        Verdict.NOT_COMPARABLE: "Not asked before in this way",
    }[move.verdict]


def _told(instrument: Instrument, move: Move) -> list[str]:
    if move.of_items:
        change = move.of_items
        return [*_about_area(instrument, move, change), *_about_items(instrument, change), *_about_left_out(change)]
    return _about_score(instrument, move)


def _about_score(instrument: Instrument, move: Move) -> list[str]:
    moved = f"{move.name} went from {move.before} to {move.after}"
    noise = instrument.score(move.score).more_than_noise
    if move.verdict in (Verdict.BETTER, Verdict.WORSE, Verdict.MOVED) and noise is not None:
        return [f"{moved}. We read it as change: {plain(noise)} or more is what this instrument calls more than noise."]
    if move.verdict is Verdict.UNSURE and noise is not None and move.noise_known:
        return [f"{moved}, which may be chance: less than {plain(noise)} is noise. Look again at the next assessment."]
    if move.verdict is Verdict.UNSURE:
        return [f"{moved}. Nobody knows how much of that is noise: ask what it means."]
    return []


def _about_area(instrument: Instrument, move: Move, change: AreaChange) -> list[str]:
    rule = instrument.change
    moved = f"{move.name} went from {move.before} to {move.after}"
    if change.because is Because.FAR_ENOUGH:
        far = plural(abs(change.steps), "grade")
        return [f"{moved}. We read it as change: it is {far}, and {rule.item_grades} are enough."]
    if change.because is Because.SHOWN_AGAIN:
        times = plural(rule.area_confirmed_by, "assessment")
        return [f"{moved}. We read it as change because {times} in a row show it."]
    if change.verdict is OfAreas.UNSURE:
        return [f"{moved}, which may be chance. Look again at the next assessment."]
    return []


def _about_items(instrument: Instrument, change: AreaChange) -> list[str]:
    labels = {grade.value: f"{grade.value} {grade.label}" for grade in instrument.grades}
    return [
        f"{change.area.label}, {each.item.label.lower()}: from {labels[each.before]} to {labels[each.after]}."
        for each in change.items
    ]


def _about_left_out(change: AreaChange) -> list[str]:
    if not change.left_out:
        return []
    items = ", ".join(item.label.lower() for item in change.left_out)
    return [f"{change.area.label}: left out, because it was graded only once: {items}."]
