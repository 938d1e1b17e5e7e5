"""Unit costs: what a thing costs, with its price year, source and how sure we are. What nobody knows stays blank."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, each


class UnitCost(Part):
    """`pounds` for one `unit`; or a range, `at_least_pounds` to `at_most_pounds`; or `blank_because`: nobody knows.

    `cashable_percent` is the share that could leave a budget; None: nobody has said.
    """

    id: Identifier
    label: Words
    unit: Literal["a_year", "a_week", "a_day", "an_event", "a_family", "a_child", "per_pound_spent"]
    pounds: Decimal | None = Field(default=None, ge=0)
    at_least_pounds: Decimal | None = Field(default=None, ge=0)
    at_most_pounds: Decimal | None = Field(default=None, ge=0)
    blank_because: Words | None = None
    price_year: Words | None = None
    source: Words | None = None
    licence: Words | None = None
    confidence: Literal["high", "medium", "low", "not_recorded"] = "not_recorded"
    cashable_percent: Decimal | None = Field(default=None, ge=0, le=100)
    caution: Words | None = None

    @model_validator(mode="after")
    def is_a_figure_a_range_or_blank(self) -> Self:
        ends = (self.at_least_pounds, self.at_most_pounds)
        given = [self.pounds is not None, ends != (None, None), self.blank_because is not None]
        if sum(given) != 1:
            raise ValueError("give pounds, or at_least_pounds and at_most_pounds, or blank_because: one of the three")
        if ends != (None, None) and (ends[0] is None or ends[1] is None or ends[0] > ends[1]):
            raise ValueError("a range needs both ends, the smaller as at_least_pounds")
        if not self.blank_because and not (self.price_year and self.source):
            raise ValueError("a figure needs its price_year and its source")
        return self

    @property
    def known(self) -> bool:
        return self.blank_because is None


class UnitCosts(Header):
    never: tuple[Words, ...] = Field(min_length=1, description="what these figures must not be used for")
    costs: tuple[UnitCost, ...] = Field(min_length=1)

    def cost(self, id: str) -> UnitCost:
        """Raises `KeyError` for an id that is not a cost of this file."""
        for cost in self.costs:
            if cost.id == id:
                return cost
        raise KeyError(f"“{id}” is not a cost of {self.id} {self.version}.")

    def names(self) -> Iterator[Name]:
        yield from each("unit cost", "costs", self.costs)
