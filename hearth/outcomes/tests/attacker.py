"""Somebody who holds a published report and wants to know about one child: what can be worked out from it.

Unknown is, for each indicator at each stage, a table of four cells: improved with it as a goal, not improved
with it as a goal, and both for children without the goal. Every published count is an equation over those
cells.
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from hearth.outcomes.figures import Figure, Share

Cells = tuple[int, int, int, int]
Weights = dict[tuple[str, int], int]
IMPROVED, GOALS, ALL, GOALS_IMPROVED = (0, 2), (0, 1), (0, 1, 2, 3), (0,)


class Attacker:
    def __init__(self, published: Sequence[Figure]) -> None:
        self.figures = {figure.measure.id: figure for figure in published}
        self.tables = [id for id, figure in self.figures.items() if figure.of_goals is not None]
        self.equations: list[tuple[Weights, int]] = []
        for id in self.tables:
            self._learn_share([id], self.figures[id].result, IMPROVED, ALL)
            self._learn_share([id], self.figures[id].of_goals, GOALS_IMPROVED, GOALS)
            self._learn_that_goals_stay(id)
        for figure in published:
            if figure.measure.combination and figure.measure.combination.counting == "each_goal":
                self._learn_share(figure.measure.combination.of, figure.result, GOALS_IMPROVED, GOALS)

    def _learn_share(self, ids: Sequence[str], share: object, top: Sequence[int], bottom: Sequence[int]) -> None:
        assert isinstance(share, Share)
        for count, cells in ((share.numerator, top), (share.denominator, bottom)):
            if count is not None:
                self.equations.append(({(id, cell): 1 for id in ids for cell in cells}, count))

    def _learn_that_goals_stay(self, id: str) -> None:
        """Everybody was seen at closure, so whoever had the goal then has it at each follow-up."""
        first = id.removesuffix("_3m")
        if first != id:
            self.equations.append(({(first, 0): 1, (first, 1): 1, (id, 0): -1, (id, 1): -1}, 0))

    def bounds(self, id: str, cells: Sequence[int]) -> tuple[float, float]:
        """The least and the most that these cells can add up to, given all that was published."""
        variables = {
            (table, cell): place for place, (table, cell) in enumerate((t, c) for t in self.tables for c in ALL)
        }
        matrix = np.zeros((len(self.equations), len(variables)))
        for row, (weights, _) in enumerate(self.equations):
            for key, weight in weights.items():
                matrix[row, variables[key]] = weight
        wanted = np.zeros(len(variables))
        wanted[[variables[id, cell] for cell in cells]] = 1
        totals = [count for _, count in self.equations]
        least = linprog(wanted, A_eq=matrix, b_eq=totals)
        most = linprog(-wanted, A_eq=matrix, b_eq=totals)
        return float(least.fun), float("inf") if most.status == 3 else -float(most.fun)
