"""How answers become scores: as the file declares, and never more than prompts for people who talk to each other."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from hearth.practice.definitions.answering import Rule
from hearth.practice.definitions.code_list import CodeText
from hearth.practice.definitions.header import Part, Version, Words
from hearth.practice.definitions.links import Identifier

Method = Literal[
    "sum",
    "mean",
    "mode",
    "worst",
    "best",
    "count_at_or_above",
    "count_at_or_below",
    "lookup",
    "formula",
    "judged",
    "elsewhere",
]
"""How a score comes about.

- `sum`, `mean`: of the numbers that answers stand for, weighted, reversed where the item says so
- `mode`: the answer given most often; of two given as often, the worse
- `worst`, `best`: by the order of the scale
- `count_at_or_above`, `count_at_or_below`: how many answers are at `level` or beyond it, as numbers
- `lookup`: another score, read off a table
- `formula`: an expression over items and other scores
- `judged`: a person's rating on a `scale`, recorded as it was given; it is never worked out, and never added up
- `elsewhere`: a total that was worked out somewhere else, and its source
"""


class Rounding(Part):
    """`halves`: away from zero (6.5 is 7, -6.5 is -7), to even (6.5 is 6); or never up, or never down."""

    places: int = Field(ge=0, le=6)
    halves: Literal["away_from_zero", "to_even", "cut_off", "up"] = "away_from_zero"


class Band(Part):
    """`from` and `to` both belong to the band. It is a prompt beside the evidence, and decides nothing."""

    id: Identifier
    label: Words
    meaning: Words | None = None
    at_least: Decimal
    at_most: Decimal


class BandSet(Part):
    """Bands for whoever answered (parent, teacher, the child) and the child's age; empty: for all."""

    informants: tuple[Identifier, ...] = ()
    from_years: int | None = Field(default=None, ge=0, le=25)
    to_years: int | None = Field(default=None, ge=0, le=25)
    source: Words
    bands: tuple[Band, ...] = Field(min_length=1)

    def is_for(self, informant: str, years: int | None) -> bool:
        if self.informants and informant not in self.informants:
            return False
        if self.from_years is None and self.to_years is None:
            return True
        return years is not None and (self.from_years or 0) <= years <= (25 if self.to_years is None else self.to_years)


class LookupRow(Part):
    """A raw score from `at_least` to `at_most`, both included, becomes `value`."""

    at_least: Decimal
    at_most: Decimal
    value: Decimal


class Score(Part):
    """`of` names items, whole areas, or (for a lookup) one other score.

    `at_least_answered`: with fewer answers there is no score. Without it a sum, a mean and a count need every answer.
    `prorated`: a sum from fewer answers is the mean of those given, times all that were asked.
    `more_than_noise`: how far it must move to be read as change; absent: nobody knows.
    """

    id: Identifier
    label: Words
    method: Method
    of: tuple[Identifier, ...] = ()
    area: Identifier | None = Field(default=None, description="the area that a person judges")
    scale: Identifier | None = None
    level: Decimal | None = None
    table: tuple[LookupRow, ...] = ()
    formula: Rule | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    at_least_answered: int | None = Field(default=None, ge=1)
    prorated: bool = False
    rounding: Rounding | None = None
    higher_is: Literal["better", "worse", "neither"] = "neither"
    flags_from: CodeText | None = Field(default=None, description="from this code on, people are asked to look")
    bands: tuple[BandSet, ...] = ()
    more_than_noise: Decimal | None = Field(default=None, gt=0)

    @property
    def judged(self) -> bool:
        return self.method == "judged"

    @property
    def recorded(self) -> bool:
        """It is answered by a person, under its own id, and not worked out from other answers."""
        return self.method in ("judged", "elsewhere")


class AreaRule(Part):
    """How the grades of its items become one for an area, and from which grade the area is flagged."""

    rule: Literal["worst_item"]
    flags_from: int
    can_be_switched_off: bool
    statement: Words


class ChangeRule(Part):
    """What change is treated as more than noise, and why. Where no reliability is measured, a convention.

    `known: false`: nobody knows what is noise here, so no change is ever called more than that.
    """

    known: bool = True
    item_grades: int = Field(default=1, ge=1)
    area_grades: int = Field(default=1, ge=1)
    area_confirmed_by: int = Field(default=1, ge=1, description="assessments in a row that must show the area's change")
    reliability_published: bool
    why: Words


class Crosswalk(Part):
    """What may still be compared with an earlier version: `scores` and `items` map the old id to the new one."""

    from_version: Version
    scores: dict[Identifier, Identifier] = Field(default_factory=dict)
    items: dict[Identifier, Identifier] = Field(default_factory=dict)
    why: Words


class Licensed(Part):
    """An instrument that is somebody's: Hearth knows its name and totals, and holds none of its text.

    Whoever has a licence loads the text into their own agency's library, where nobody else reads it.
    """

    rightsholder: Words
    licence_evidence: Words = Field(description="what the agency must be able to show")
    training: Words = Field(description="what a worker needs before they open it")
    ask: Words = Field(description="where a licence is asked for")
