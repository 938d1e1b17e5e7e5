"""The tree that an expression becomes, what it may hold, and how much of it."""

from dataclasses import dataclass
from decimal import Decimal

LONGEST = 2_000  # characters
DEEPEST = 30  # parentheses and functions inside one another
MOST_NODES = 400
MOST_STEPS = 20_000  # of working out, answers of every child and carer counted


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal
    at: int


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`: the answer to another question, or to it for each child or carer."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Own:
    """`.`: the answer to the question that the expression belongs to."""

    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    of: "Node"
    at: int


@dataclass(frozen=True, slots=True)
class Compared:
    sign: str
    left: "Node"
    right: "Node"
    at: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Operators of one strength, worked out from left to right: `a + b - c` is first a, then +b, then -c."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    of: tuple["Node", ...]
    at: int


Node = Number | Text | Reference | Own | Negative | Compared | Chain | Call

FUNCTIONS: dict[str, tuple[int, int]] = {
    "not": (1, 1),
    "if": (3, 3),
    "selected": (2, 2),
    "count-selected": (1, 1),
    "coalesce": (1, 50),
    "sum": (1, 50),
    "min": (1, 50),
    "max": (1, 50),
    "round": (1, 2),
}
"""Each function, with the fewest and the most things it takes. `round(x, places)` rounds halves away from zero."""
