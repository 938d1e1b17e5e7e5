"""Kinds of help, and what services ask of people: the words by which a directory is searched and matched.

Four things are kept apart: an assessed need (`needs.yaml`), a kind of help, a circumstance somebody is in, and the
access they need. A kind of help says which needs it answers, so that a service is tagged once and found by need.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Linked, Name, NeedId, each


class HelpGroup(Part):
    id: Identifier
    label: Words


class KindOfHelp(Part):
    """`also`: words by which other directories call it, in small letters; read when a feed is mapped."""

    id: Identifier
    label: Words
    meaning: Words
    group: Annotated[Identifier, Linked("group of help")]
    needs: tuple[NeedId, ...]
    also: tuple[Words, ...] = ()


class Circumstance(Part):
    """Something that is or is not so of a family, and on which a service may depend."""

    id: Identifier
    label: Words
    asks: Words = Field(description="the question that finds out, for whoever works with the family")


class AccessNeed(Part):
    id: Identifier
    label: Words


class HelpWords(Header):
    groups: tuple[HelpGroup, ...] = Field(min_length=1)
    kinds: tuple[KindOfHelp, ...] = Field(min_length=1)
    circumstances: tuple[Circumstance, ...]
    access: tuple[AccessNeed, ...]

    def kind(self, id: str) -> KindOfHelp | None:
        return next((kind for kind in self.kinds if kind.id == id), None)

    def answering(self, need: str) -> tuple[KindOfHelp, ...]:
        """The kinds of help that answer a need."""
        return tuple(kind for kind in self.kinds if need in kind.needs)

    def in_group(self, group: str) -> tuple[KindOfHelp, ...]:
        return tuple(kind for kind in self.kinds if kind.group == group)

    def circumstance(self, id: str) -> Circumstance | None:
        return next((each for each in self.circumstances if each.id == id), None)

    def names(self) -> Iterator[Name]:
        yield from each("group of help", "groups", self.groups)
        yield from each("kind of help", "kinds", self.kinds)
        yield from each("circumstance", "circumstances", self.circumstances)
        yield from each("access need", "access", self.access)
