"""How every practice file begins: who wrote it, who checked it, its licence, and when to look again."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from hearth.practice.definitions.links import Identifier, Mistake, Name

Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")]


class Part(BaseModel):
    """Any part of a practice file. An unknown key is a mistake; what was read is never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Header(Part):
    id: Identifier
    version: Version
    title: Words
    author: Words
    checked_by: Words
    source: Words
    licence: Words
    next_review: date

    def names(self) -> Iterator[Name]:
        """The ids that other files may refer to, and those that must not be used twice in this one."""
        yield from ()

    def mistakes(self) -> Iterator[Mistake]:
        """What is wrong between the parts of this file. Looked for when a file is checked, not when a kept version
        is read: what was right when it was loaded goes on being read."""
        yield from ()
