"""The weights by which a register matches: its own, once they have been trained, else the shipped ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from hearth.families.likeness.comparing import Levels
from hearth.families.likeness.weighing import Chances, Weights
from hearth.practice.definitions.match_weights import MatchWeights
from hearth.practice.library import library
from hearth.triage.matching.models import ShownFrom, WeightsVersion

KNOWN_ALREADY = 0.5  # the chance that a child who is told of is somewhere in the register


@dataclass(frozen=True)
class Parameters:
    """`weights`: for two records of the register. `asking`: for a child who is told of, against the whole register."""

    weights: Weights
    asking: Weights
    show_from: float
    propose_from: float
    version: int  # 0: the shipped ones

    def shows(self, levels: Levels, weight: float) -> bool:
        """Whether somebody on record is shown beside a child who is told of.

        Of another first name, but with the birth date and the family: the twin, or the child by a name that nobody has
        written down. Whoever decides should see that family, so this one is shown whatever it weighs.
        """
        return weight >= self.show_from or levels["birth"] == "a_twins"


def parameters_of(holder_id: UUID) -> Parameters:
    """Two questions: the latest version, the latest thresholds."""
    shipped = library().match_weights
    newest = WeightsVersion.objects.filter(holder_id=holder_id).order_by("-number").values_list("pk", flat=True).first()
    own = ShownFrom.objects.filter(holder_id=holder_id).order_by("-set_at", "-id").first()
    weights, asking, version = _own(newest) if newest else _shipped()
    return Parameters(
        weights=weights,
        asking=asking,
        show_from=own.show_from if own else shipped.show_from,
        propose_from=own.propose_from if own else shipped.propose_from,
        version=version,
    )


@cache
def _own(version_id: UUID) -> tuple[Weights, Weights, int]:
    """A version never changes, so a process reads it once. Found by the holder's own look-up."""
    row = WeightsVersion.objects.get(pk=version_id)
    weights = Weights(row.duplicates, with_shipped(chances(row.levels)), row.frequencies, row.frequency_floor)
    return weights, _asking(weights, row.people), row.number


@cache
def _shipped() -> tuple[Weights, Weights, int]:
    given = library().match_weights
    weights = Weights(given.duplicates, levels_of(given), {}, given.frequency_floor)
    return weights, _asking(weights, given.people), 0


def _asking(weights: Weights, people: int) -> Weights:
    return replace(weights, prior=KNOWN_ALREADY / max(people, 1))


def levels_of(given: MatchWeights) -> dict[str, dict[str, Chances]]:
    return {each.id: {level.id: Chances(level.m, level.u) for level in each.levels} for each in given.comparisons}


def with_shipped(own: Mapping[str, Mapping[str, Chances]]) -> dict[str, dict[str, Chances]]:
    """Levels that Hearth knows only since this register was trained have the shipped chances until it is again."""
    return {name: {**levels, **own.get(name, {})} for name, levels in levels_of(library().match_weights).items()}


def chances(levels: Mapping[str, Mapping[str, list[float]]]) -> dict[str, dict[str, Chances]]:
    return {name: {level: Chances(*pair) for level, pair in of.items()} for name, of in levels.items()}
