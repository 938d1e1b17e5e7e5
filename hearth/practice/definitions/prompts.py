"""Questions that people ask each other about the work: no score, no right answer."""

from collections.abc import Iterator

from pydantic import Field

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, each


class Prompt(Part):
    id: Identifier
    words: Words
    hint: Words


class Prompts(Header):
    prompts: tuple[Prompt, ...] = Field(min_length=1)

    def names(self) -> Iterator[Name]:
        yield from each(f"prompt of {self.id}", "prompts", self.prompts)
