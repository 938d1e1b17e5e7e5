"""What a nation's law and census call people and families: statuses, orders, proceedings, responsibility, groups."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, NationId, each


class Code(Part):
    """One word of a list, as a drop-down shows it and a record keeps it."""

    id: Identifier
    label: Words
    meaning: Words | None = None


class Beside(Part):
    """A status that is seldom true for long beside another: somebody is asked whether it is so."""

    status: Identifier
    days: int = Field(ge=0, le=3650)


class StatusKind(Part):
    """What a child may be in law, or a young person after care.

    `of_adults`: may go on after the eighteenth birthday. `categories`: ids in the file's own list; a status that has
    any needs at least one. `legal_bases`: under which a status is held; asked where there are any.
    """

    id: Identifier
    label: Words
    meaning: Words
    before_birth: bool = False
    of_adults: bool = False
    categories: tuple[Identifier, ...] = ()
    legal_bases: tuple[Code, ...] = ()
    seldom_beside: tuple[Beside, ...] = ()

    def legal_basis(self, id: str) -> str:
        """Its words, or the id itself where this version of the list no longer has it."""
        return label_in(self.legal_bases, id)


class EthnicGroup(Code):
    """As the nation's census asks, under the heading it asks it."""

    group: Words


class ReadinessMeasure(Code):
    """One way of finding whether a child was ready for school, with who published it."""

    source: Words


class SchoolReadiness(Part):
    """How a nation finds whether a child was ready for school, and by what age somebody can be expected to know."""

    due_by_months: int = Field(ge=36, le=96)
    measures: tuple[ReadinessMeasure, ...] = Field(min_length=1)


class FamilyTerms(Header):
    nation: NationId
    statuses: tuple[StatusKind, ...] = Field(min_length=1)
    categories: tuple[Code, ...] = Field(min_length=1)
    endings: tuple[Code, ...] = Field(min_length=1)
    responsibility: tuple[Code, ...] = Field(min_length=1)
    orders: tuple[Code, ...] = Field(min_length=1)
    proceedings: tuple[Code, ...] = Field(min_length=1)
    proceedings_outcomes: tuple[Code, ...] = Field(min_length=1)
    identifiers: tuple[Code, ...] = Field(min_length=1)
    ethnic_groups: tuple[EthnicGroup, ...] = Field(min_length=1)
    school_readiness: SchoolReadiness

    @model_validator(mode="after")
    def statuses_refer_to_what_is_here(self) -> Self:
        categories, kinds = {code.id for code in self.categories}, {kind.id for kind in self.statuses}
        for kind in self.statuses:
            if strange := sorted(set(kind.categories) - categories):
                raise ValueError(f"the status {kind.id} names categories that the list has not: {', '.join(strange)}")
            if strange := sorted({beside.status for beside in kind.seldom_beside} - kinds):
                raise ValueError(f"the status {kind.id} is seldom beside what is no status: {', '.join(strange)}")
        return self

    def status(self, id: str) -> StatusKind:
        """Raises `KeyError` for an id that is not a status of this nation."""
        for kind in self.statuses:
            if kind.id == id:
                return kind
        raise KeyError(f"“{id}” is not a status in {self.id} {self.version}.")

    def names(self) -> Iterator[Name]:
        yield from each(f"status of {self.id}", "statuses", self.statuses)
        for key in CODES:
            yield from each(f"{key.replace('_', ' ')} of {self.id}", key, getattr(self, key))
        for position, measure in enumerate(self.school_readiness.measures):
            place = ("school_readiness", "measures", position, "id")
            yield Name(f"measure of school readiness of {self.id}", measure.id, place)


CODES = (
    "categories",
    "endings",
    "responsibility",
    "orders",
    "proceedings",
    "proceedings_outcomes",
    "identifiers",
    "ethnic_groups",
)


def label_in(codes: tuple[Code, ...] | tuple[EthnicGroup, ...], id: str) -> str:
    """A code's words; its id where the list no longer has it, so that an old record still reads."""
    return next((code.label for code in codes if code.id == id), id.replace("_", " "))
