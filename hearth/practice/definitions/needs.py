"""Needs: the words that indicators, instruments, programmes and services share."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Linked, Mistake, Name, NeedId, each
from hearth.practice.expressions import cycle_in


class NeedGroup(Part):
    id: Identifier
    label: Words
    description: Words


class Need(Part):
    """Something a child goes without, or a reason behind it.

    `part_of` makes a need a kind of another: "not fed" is a kind of neglect.
    """

    id: Identifier
    label: Words
    description: Words
    group: Annotated[Identifier, Linked("group of needs")]
    part_of: NeedId | None = None


class Needs(Header):
    groups: tuple[NeedGroup, ...] = Field(min_length=1)
    needs: tuple[Need, ...] = Field(min_length=1)

    def need(self, id: str) -> Need:
        """Raises `KeyError` for an id that is not a need."""
        for need in self.needs:
            if need.id == id:
                return need
        raise KeyError(f"“{id}” is not a need in {self.id} {self.version}.")

    def in_group(self, group: str) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.group == group)

    def kinds_of(self, id: str) -> tuple[Need, ...]:
        """The needs that are a kind of this one, in the order of the file."""
        return tuple(need for need in self.needs if need.part_of == id)

    def names(self) -> Iterator[Name]:
        yield from each("group of needs", "groups", self.groups)
        yield from each("need", "needs", self.needs)

    def mistakes(self) -> Iterator[Mistake]:
        known = {need.id for need in self.needs}
        if circle := cycle_in({need.id: {need.part_of} & known for need in self.needs if need.part_of}):
            at = next(position for position, need in enumerate(self.needs) if need.id == circle[0])
            words = " is a kind of ".join(f"“{id}”" for id in circle)
            yield Mistake(("needs", at, "part_of"), f"A need is a kind of itself: {words}. Take one part_of away.")
