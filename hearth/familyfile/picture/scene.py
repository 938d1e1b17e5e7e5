"""What is to be drawn, before anybody has said where. Plain data."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeAlias

Key: TypeAlias = Hashable

SQUARE, CIRCLE, DIAMOND, TRIANGLE = "square", "circle", "diamond", "triangle"
BIRTH, LEGAL, SOCIAL = "birth", "legal", "social"
TOGETHER, APART, NEVER = "together", "apart", "never"


@dataclass(frozen=True)
class Figure:
    """A symbol. `lines` are written under it; `crossed`: they have died, or were never born.

    `outside`: known only as told, drawn with a broken edge. `marked`: whose welfare the work is about.
    """

    key: Key
    shape: str
    lines: tuple[str, ...]
    born: str = ""  # sorts brothers and sisters, the eldest first
    crossed: bool = False
    outside: bool = False
    marked: bool = False
    small: bool = False


@dataclass(frozen=True)
class Pair:
    """Two who are or were partners, or who only have a child together."""

    one: Key
    other: Key
    standing: str  # together, apart, never


@dataclass(frozen=True)
class Descent:
    """A child of one parent or of two, by birth, in law or in daily life. `twins`: born of one pregnancy."""

    parents: tuple[Key, ...]
    child: Key
    tie: str
    twins: str = ""


@dataclass(frozen=True)
class Link:
    """Any other relationship, with its words. `level`: of one generation, such as brothers."""

    one: Key
    other: Key
    words: str
    level: bool = False


@dataclass(frozen=True)
class Home:
    letter: str
    people: frozenset[Key]


@dataclass(frozen=True)
class Scene:
    figures: tuple[Figure, ...]
    pairs: tuple[Pair, ...] = ()
    descents: tuple[Descent, ...] = ()
    links: tuple[Link, ...] = ()
    homes: tuple[Home, ...] = ()
