"""Code lists: what may be chosen, where law, a census or a statutory return says so. Lists are data, never branches."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, NationId

CodeText = Annotated[str, StringConstraints(pattern=r"^[^\s]+$", max_length=80)]
"""As the list's owner writes it, `WBRI` or `07` in quotes: no spaces, so that several can stand in one column."""


class Trait(Part):
    """Something that is true of some codes and that pages or rules ask about: "gives parental responsibility"."""

    id: Identifier
    meaning: Words


class Code(Part):
    """`within` is the code of the group it stands in; `elsewhere` names it in other lists: `{census_2021: "13"}`."""

    code: CodeText
    label: Words
    meaning: Words | None = None
    within: CodeText | None = None
    traits: tuple[Identifier, ...] = ()
    elsewhere: dict[Identifier, CodeText] = Field(default_factory=dict)
    nations: tuple[NationId, ...] = Field(default=(), description="where it exists; empty is everywhere")
    valid_from: date | None = None
    valid_until: date | None = Field(default=None, description="the last day on which it may be chosen")

    def valid_on(self, day: date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_until or day)

    def exists_in(self, nation: str) -> bool:
        return not self.nations or nation in self.nations


class CodeList(Header):
    about: Words
    traits: tuple[Trait, ...] = ()
    codes: tuple[Code, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def is_whole(self) -> Self:
        known, traits = {code.code for code in self.codes}, {trait.id for trait in self.traits}
        for code in self.codes:
            if code.within is not None and (code.within not in known or code.within == code.code):
                raise ValueError(f"{code.code} is within “{code.within}”, which is no other code of this list")
            if strange := set(code.traits) - traits:
                raise ValueError(f"{code.code} has the trait “{min(strange)}”, which the list does not explain")
            if code.valid_from and code.valid_until and code.valid_from > code.valid_until:
                raise ValueError(f"{code.code} is valid until a day before it begins")
        return self

    def code(self, code: str) -> Code:
        """Raises `KeyError` for a code that is not in this list."""
        for each in self.codes:
            if each.code == code:
                return each
        raise KeyError(f"“{code}” is not a code of {self.id} {self.version}.")

    def choices(self, *, on: date, nation: str | None = None) -> tuple[Code, ...]:
        """What may be chosen on this day, in the order of the file; groups that only hold others are left out."""
        groups = {code.within for code in self.codes}
        return tuple(
            code
            for code in self.codes
            if code.code not in groups and code.valid_on(on) and (nation is None or code.exists_in(nation))
        )

    def with_trait(self, trait: str) -> frozenset[str]:
        """The codes of which this is true. Raises `KeyError` for a trait that the list does not explain."""
        if trait not in {each.id for each in self.traits}:
            raise KeyError(f"“{trait}” is not a trait of {self.id} {self.version}.")
        return frozenset(code.code for code in self.codes if trait in code.traits)

    def names(self) -> Iterator[Name]:
        for position, code in enumerate(self.codes):
            yield Name(f"code of {self.id}", code.code, ("codes", position, "code"))
