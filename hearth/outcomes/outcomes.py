"""Row by row, what a measure says of each child or family: counted, improved, missing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearth.outcomes.answers import DESTINATION, number_of
from hearth.outcomes.columns import Columns, Numbers, Truths
from hearth.outcomes.definitions import Measured
from hearth.practice.definitions.measure import Baseline, Measure


@dataclass(frozen=True)
class Outcome:
    """A measure over the rows of its columns.

    - `counted`: in the denominator · `improved`: in the numerator
    - `missing`: observed at one end only, or, where everyone closed counts, not observed at both
    - `not_recorded`: observed at neither end, so that nobody knows whether it would have counted
    - `goal`: it was a goal at referral · `goal_unknown`: nobody recorded whether it was
    """

    columns: Columns
    counted: Truths
    improved: Truths
    missing: Truths
    not_recorded: Truths
    goal: Truths
    goal_unknown: Truths


def compare(measure: Measure, programme: Measured, columns: Columns, population: Truths) -> Outcome:
    """Hold each row of the population against the measure: its start, its end, what counts as improved."""
    start, end = _ends(measure, columns)
    complete = ~np.isnan(start) & ~np.isnan(end) & _levels_known(measure, columns)
    possible = population & (np.isnan(start) | _starts_right(measure.baseline, programme, start))
    everyone = measure.denominator == "everyone_closed"
    lacking = possible & ~complete
    unseen = np.isnan(start) & np.isnan(end) & (measure.baseline is not None and not everyone)
    counted = possible if everyone else possible & complete
    return Outcome(
        columns=columns,
        counted=counted,
        improved=counted & complete & _improved(measure, programme, columns),
        missing=lacking & ~unseen,
        not_recorded=lacking & unseen,
        goal=start == 1,
        goal_unknown=np.isnan(start),
    )


def change(measure: Measure, outcome: Outcome, cohort: Truths) -> tuple[Numbers, Numbers]:
    """From start to end, of those counted, and of everybody in the cohort who was observed at both ends."""
    start, end = _ends(measure, outcome.columns)
    changes = end - start
    return changes[outcome.counted], changes[cohort & ~np.isnan(changes)]


def destinations(measure: Measure, programme: Measured, outcome: Outcome) -> tuple[Truths, Truths]:
    """Of the improved: those who left for the measure's strict destination, and those of unknown destination.

    A destination stands on the observation itself, or is an observation of its own about the child.
    """
    assert measure.strict
    assert measure.end
    thing, stage = measure.end.observed, measure.end.stage
    own = _named(outcome.columns.at(f"{thing}:{DESTINATION}", stage), programme.destinations(thing))
    shared = _named(outcome.columns.at(DESTINATION, stage), programme.destinations())
    went = np.where(own == "", shared, own)
    return outcome.improved & (went == measure.strict.destination), outcome.improved & (went == "")


def _named(numbers: Numbers, words: list[str]) -> NDArray[np.str_]:
    """Destinations as words again; the empty word where there is none."""
    places = np.where(np.isnan(numbers), len(words), numbers).astype(int)
    named: NDArray[np.str_] = np.array([*words, ""])[places]
    return named


def _ends(measure: Measure, columns: Columns) -> tuple[Numbers, Numbers]:
    """What was observed at both ends; where a measure looks at one end only, that one stands for both."""
    assert measure.end
    end = columns.at(measure.end.observed, measure.end.stage)
    return (columns.at(measure.baseline.observed, measure.baseline.stage) if measure.baseline else end), end


def _starts_right(baseline: Baseline | None, programme: Measured, start: Numbers) -> Truths:
    right = np.ones(start.shape, dtype=bool)
    if baseline and baseline.equals is not None:
        right &= start == number_of(programme.thing(baseline.observed), baseline.equals, baseline=True)
    if baseline and baseline.at_least is not None:
        right &= start >= baseline.at_least
    if baseline and baseline.under is not None:
        right &= start < baseline.under
    return right


def _levels(measure: Measure, columns: Columns) -> tuple[Numbers, Numbers] | None:
    """The level that must fall as well, at both ends, where the measure asks for one."""
    if not (measure.improved and measure.improved.also_lower and measure.baseline and measure.end):
        return None
    level = measure.improved.also_lower
    return columns.at(level, measure.baseline.stage), columns.at(level, measure.end.stage)


def _levels_known(measure: Measure, columns: Columns) -> Truths:
    levels = _levels(measure, columns)
    return np.ones(columns.episode.shape, dtype=bool) if levels is None else ~np.isnan(levels[0] + levels[1])


def _improved(measure: Measure, programme: Measured, columns: Columns) -> Truths:
    rule = measure.improved
    start, end = _ends(measure, columns)
    improved = np.ones(end.shape, dtype=bool)
    if rule and rule.end_equals is not None and measure.end:
        improved &= end == number_of(programme.thing(measure.end.observed), rule.end_equals, baseline=False)
    if rule and rule.ratio is not None:
        improved &= rule.ratio.end_times * end * 100 <= rule.ratio.at_most_percent * start
    if levels := _levels(measure, columns):
        improved &= levels[1] < levels[0]
    return improved
