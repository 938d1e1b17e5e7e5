"""How much each likeness says: the parameters with which a register begins, before its own people have been counted."""

from pydantic import Field

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier


class MatchLevel(Part):
    """`m`: how often it is seen of one person on record twice; `u`: of two people at random. Both 0 to 1."""

    id: Identifier
    label: Words
    m: float = Field(gt=0, lt=1)
    u: float = Field(gt=0, lt=1)


class MatchComparison(Part):
    id: Identifier
    label: Words
    levels: tuple[MatchLevel, ...] = Field(min_length=2)


class MatchWeights(Header):
    """`duplicates`: the chance that two records at random are one person. Weights are in bits: each 1 doubles the odds.

    `show_from` and `propose_from` are where an agency begins; it sets its own.
    """

    duplicates: float = Field(gt=0, lt=1)
    people: int = Field(ge=1)
    frequency_floor: float = Field(gt=0, lt=1)
    show_from: float = Field(ge=-40, le=40)
    propose_from: float = Field(ge=-40, le=40)
    comparisons: tuple[MatchComparison, ...] = Field(min_length=1)
