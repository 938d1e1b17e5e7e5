"""From definitions and columns to figures. What counts as improved stands in the practice files."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hearth.outcomes.cohort import Cohort
from hearth.outcomes.columns import Laid, Truths
from hearth.outcomes.definitions import Measured
from hearth.outcomes.figures import Figure, Median, Share
from hearth.outcomes.outcomes import Outcome, change, compare, destinations
from hearth.outcomes.statistics import median, median_interval, median_rank
from hearth.practice.definitions.measure import Combination, Measure


@dataclass(frozen=True)
class Evaluation:
    """All measures of a programme over one cohort."""

    programme: Measured
    laid: Laid
    cohort: Cohort

    def figures(self) -> Iterator[Figure]:
        """A figure for each measure, in the order of the practice file."""
        for measure in self.programme.measures:
            if measure.median_change:
                yield self._median(measure)
            elif measure.combination is None:
                yield self._share(measure)
            elif measure.combination.counting == "each_goal":
                yield self._each_goal(measure, measure.combination)
            else:
                yield self._any(measure, measure.combination)

    def _outcome(self, measure: Measure) -> Outcome:
        columns = self.laid.children if measure.unit == "children" else self.laid.families
        return compare(measure, self.programme, columns, self.cohort.who(measure.who_counts)[columns.episode])

    def _figure(self, measure: Measure, outcome: Outcome, result: Share | Median) -> Figure:
        return Figure(
            programme=self.programme.id,
            measure=measure,
            result=result,
            families=self.cohort.families(outcome.columns.episode[outcome.counted]),
            missing=_count(outcome.missing),
            not_recorded=_count(outcome.not_recorded),
            of_goals=_share(outcome.counted & outcome.goal, outcome.improved) if measure.goals else None,
            strict=self._strict(measure, outcome),
        )

    def _share(self, measure: Measure) -> Figure:
        outcome = self._outcome(measure)
        return self._figure(measure, outcome, _share(outcome.counted, outcome.improved))

    def _strict(self, measure: Measure, outcome: Outcome) -> Share | None:
        """Where nobody's destination was recorded there is no strict figure, rather than one of 0%."""
        if measure.strict is None:
            return None
        reached, unknown = destinations(measure, self.programme, outcome)
        nobody_knows = bool(unknown.any()) and _count(unknown) == _count(outcome.improved)
        return Share(None if nobody_knows else _count(reached), _count(outcome.counted), _count(unknown))

    def _median(self, measure: Measure) -> Figure:
        outcome = self._outcome(measure)
        changes, everybody = change(measure, outcome, self.cohort.member[outcome.columns.episode])
        figure = self._figure(measure, outcome, _median(changes))
        return figure.beside(_median(everybody))

    def _each_goal(self, measure: Measure, combination: Combination) -> Figure:
        """Adds up the goals of every child: one child with three goals counts three times."""
        outcomes = [self._outcome(self.programme.measure(id)) for id in combination.of]
        everyone = measure.denominator == "everyone_closed"
        goals = [outcome.counted & outcome.goal for outcome in outcomes]
        perhaps = [one.missing & (one.goal if everyone else one.goal | one.goal_unknown) for one in outcomes]
        return Figure(
            programme=self.programme.id,
            measure=measure,
            result=Share(sum(_count(one.improved & one.goal) for one in outcomes), sum(map(_count, goals))),
            families=self.cohort.families(self.laid.children.episode[np.logical_or.reduce(goals)]),
            missing=sum(map(_count, perhaps)),
            not_recorded=sum(_count(outcome.not_recorded) for outcome in outcomes),
        )

    def _any(self, measure: Measure, combination: Combination) -> Figure:
        """Families (episodes) where at least one child improved in at least one of these."""
        outcomes = [self._outcome(self.programme.measure(id)) for id in combination.of]
        asked = self.cohort.who(measure.who_counts)
        seen = asked & self._in_any_child([outcome.counted & ~outcome.missing for outcome in outcomes])
        counted = asked if measure.denominator == "everyone_closed" else seen
        improved = seen & self._in_any_child([outcome.improved for outcome in outcomes])
        nobody = np.zeros_like(asked)
        outcome = Outcome(self.laid.families, counted, improved, asked & ~seen, nobody, nobody, nobody)
        return self._figure(measure, outcome, _share(counted, improved))

    def _in_any_child(self, truths: list[Truths]) -> Truths:
        """For each episode, whether one of these holds for one of its children."""
        episodes = np.zeros(self.laid.families.episode.size, dtype=bool)
        episodes[self.laid.children.episode[np.logical_or.reduce(truths)]] = True
        return episodes


def _count(truths: Truths) -> int:
    return int(np.count_nonzero(truths))


def _share(counted: Truths, improved: Truths) -> Share:
    return Share(_count(counted & improved), _count(counted))


def _median(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Median:
    return Median(median(values), values.size, median_interval(values), median_rank(values.size))
