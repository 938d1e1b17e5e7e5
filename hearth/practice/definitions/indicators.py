"""Signs of neglect, by age, in words anybody can use. They are for people to read: no weights, no scores."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, NeedId


class Sign(Part):
    id: Identifier
    text: Words
    need: NeedId


class AgeBand(Part):
    """Children from `from_years` to `to_years`, age at the last birthday; or `unborn` children."""

    id: Identifier
    label: Words
    unborn: bool = False
    from_years: int | None = Field(default=None, ge=0, le=25)
    to_years: int | None = Field(default=None, ge=0, le=25)
    signs: tuple[Sign, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def ages_or_unborn(self) -> Self:
        ages = (self.from_years, self.to_years)
        if self.unborn and ages != (None, None):
            raise ValueError("a band for unborn children has no from_years or to_years")
        if not self.unborn and None in ages:
            raise ValueError("an age band needs both from_years and to_years (or unborn: true)")
        if self.from_years is not None and self.to_years is not None and self.from_years > self.to_years:
            raise ValueError("from_years is later than to_years")
        return self

    def holds(self, years: int | None) -> bool:
        """Whether a child of this age belongs here; None is a child not yet born."""
        if years is None or self.from_years is None or self.to_years is None:
            return self.unborn and years is None
        return self.from_years <= years <= self.to_years


class Indicators(Header):
    bands: tuple[AgeBand, ...] = Field(min_length=1)

    def band_for(self, years: int | None) -> AgeBand | None:
        """The band of a child of this age in years (None: not yet born), or None where no band fits."""
        return next((band for band in self.bands if band.holds(years)), None)

    def names(self) -> Iterator[Name]:
        for position, band in enumerate(self.bands):
            yield Name(f"age band of {self.id}", band.id, ("bands", position, "id"))
            for number, sign in enumerate(band.signs):
                yield Name("sign", sign.id, ("bands", position, "signs", number, "id"))
