"""Levels of need: what a safeguarding partnership publishes on who helps, and when the council must act."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, NationId, NeedId, OutcomeId, each


class Wellbeing(Part):
    """One of the things that a nation asks of every child's life, such as safe or nurtured."""

    id: Identifier
    label: Words
    meaning: Words


class LevelIndicator(Part):
    """A sign of this level. What is `significant_harm` is never held: it goes to children's services.

    `wellbeing` is the document's own wellbeing indicator that the sign speaks of, where its nation has them.
    """

    id: Identifier
    text: Words
    need: NeedId
    significant_harm: bool = False
    wellbeing: Identifier | None = None


class AgencyAction(Part):
    agency: Words
    can_do: Words


class Level(Part):
    """`can_be_held`: whether somebody outside statutory services may accept the child at this level."""

    id: Identifier
    number: int = Field(ge=1, le=9)
    label: Words
    description: Words
    for_families: Words
    can_be_held: bool
    indicators: tuple[LevelIndicator, ...] = Field(min_length=1)
    agencies: tuple[AgencyAction, ...] = Field(min_length=1)
    outcomes: tuple[OutcomeId, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def significant_harm_is_never_held(self) -> Self:
        if self.can_be_held and any(indicator.significant_harm for indicator in self.indicators):
            raise ValueError("significant harm is never held: a level with such an indicator says can_be_held: false")
        return self


class Thresholds(Header):
    nation: NationId
    wellbeing: tuple[Wellbeing, ...] = ()
    levels: tuple[Level, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def levels_rise(self) -> Self:
        numbers = [level.number for level in self.levels]
        if numbers != sorted(set(numbers)):
            raise ValueError("the levels are numbered upwards, each number once")
        return self

    @model_validator(mode="after")
    def wellbeing_is_its_own(self) -> Self:
        known = {each.id for each in self.wellbeing}
        for level in self.levels:
            for indicator in level.indicators:
                if indicator.wellbeing and indicator.wellbeing not in known:
                    raise ValueError(f"“{indicator.wellbeing}” is not a wellbeing indicator of this document")
        return self

    def wellbeing_of(self, indicator: LevelIndicator) -> str:
        """The wellbeing indicator that a sign speaks of, in words; nothing where the document has none."""
        return next((each.label for each in self.wellbeing if each.id == indicator.wellbeing), "")

    def level(self, id: str) -> Level:
        """Raises `KeyError` for an id that is not a level of this document."""
        for level in self.levels:
            if level.id == id:
                return level
        raise KeyError(f"“{id}” is not a level of {self.id} {self.version}.")

    def indicator(self, id: str) -> LevelIndicator:
        """Raises `KeyError` for an id that is not an indicator of this document."""
        for level in self.levels:
            for indicator in level.indicators:
                if indicator.id == id:
                    return indicator
        raise KeyError(f"“{id}” is not an indicator of {self.id} {self.version}.")

    def names(self) -> Iterator[Name]:
        yield from each(f"level of {self.id}", "levels", self.levels)
        yield from each(f"wellbeing indicator of {self.id}", "wellbeing", self.wellbeing)
        for position, level in enumerate(self.levels):
            for number, indicator in enumerate(level.indicators):
                yield Name(f"indicator of {self.id}", indicator.id, ("levels", position, "indicators", number, "id"))
