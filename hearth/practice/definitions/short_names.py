"""Which first names are other forms of one another: Kate and Catherine, Muhammad and Mohammed."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from hearth.practice.definitions.header import Header, Part
from hearth.practice.definitions.links import Identifier, Name, each

FirstName = Annotated[str, StringConstraints(pattern=r"^[^\W\d_]+$", max_length=60)]


class NameGroup(Part):
    """Names that one child may be called by. A name may stand in several groups: Alex, Sam."""

    id: Identifier
    names: tuple[FirstName, ...] = Field(min_length=1)


class ShortNames(Header):
    """Used to look people up and to say why two may be one; never to say that they are."""

    groups: tuple[NameGroup, ...] = Field(min_length=1)

    def names(self) -> Iterator[Name]:
        yield from each("group of names", "groups", self.groups)
