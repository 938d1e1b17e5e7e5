"""How much the likenesses say together: a match weight that orders a list, and is never a verdict. Plain Python.

Fellegi and Sunter (1969), as Splink 5 calculates it. A level's weight is log2(m / u): m, how often it is seen of one
person on record twice; u, how often of two different people. A name that is the same counts for more when it is rare:
log2(u / its share of all names) is added. To these comes the prior: log2 of the odds that any two records are one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log2

from hearth.families.likeness.comparing import UNKNOWN, Levels, compare
from hearth.families.likeness.profile import Profile

BY_FREQUENCY = {"given_name": "given", "family_name": "family"}


@dataclass(frozen=True)
class Chances:
    """Of one level. Both between 0 and 1; `m` 0 would make a likeness an alibi, so training keeps it above."""

    m: float
    u: float

    @property
    def weight(self) -> float:
        return log2(self.m / self.u)


@dataclass(frozen=True)
class Weights:
    """One version of a register's parameters. `frequencies` are shares of all names, 0 to 1, those above the floor."""

    prior: float  # the chance that two records at random are one person
    levels: Mapping[str, Mapping[str, Chances]]
    frequencies: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    frequency_floor: float = 0.0001

    @cached_property
    def prior_weight(self) -> float:
        return log2(self.prior / (1 - self.prior))

    @cached_property
    def _of(self) -> Mapping[tuple[str, str], float]:
        return {
            (comparison, level): chances.weight
            for comparison, levels in self.levels.items()
            for level, chances in levels.items()
        }

    def weigh(self, levels: Levels, one: Profile) -> float:
        """In bits: 0 is even odds, each 1 doubles them. `one` is either of the two; where it counts they are equal."""
        total = self.prior_weight
        for comparison, level in levels.items():
            if level != UNKNOWN:
                total += self._of[comparison, level]
                if level == "same" and comparison in BY_FREQUENCY:
                    total += self._rarity(comparison, getattr(one, BY_FREQUENCY[comparison]))
        return total

    def _rarity(self, comparison: str, name: str) -> float:
        known = self.frequencies.get(comparison)
        if not known:  # nobody has counted this register's names
            return 0.0
        return log2(self.levels[comparison]["same"].u / max(known.get(name, 0.0), self.frequency_floor))

    def compare(self, one: Profile, other: Profile) -> tuple[Levels, float]:
        levels = compare(one, other)
        return levels, self.weigh(levels, one)
