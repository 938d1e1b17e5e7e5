"""Working an expression out, by walking its tree. Missing stays missing; unknown is neither true nor false."""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException
from typing import Any

from hearth.practice.expressions.syntax import (
    MOST_STEPS,
    Call,
    Chain,
    Compared,
    Negative,
    Node,
    Number,
    Own,
    Reference,
    Text,
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer chosen from a scale: its code, and the number it stands for, if it stands for one."""

    code: str
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """The answers to one question for each child or carer; only sum, min, max and coalesce take it."""

    values: tuple["Value", ...]


Value = Decimal | str | bool | date | Chosen | tuple[str, ...] | Many | None
"""A number, words, true or false, a day, a choice, several choices, or None: missing (or unknown)."""

Answers = Mapping[str, Value]
ARITHMETIC = Context(prec=28)
ORDERS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SUMS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": ARITHMETIC.add,
    "-": ARITHMETIC.subtract,
    "*": ARITHMETIC.multiply,
    "div": ARITHMETIC.divide,
    "mod": ARITHMETIC.remainder,
}


class TooMuch(ValueError):
    """The rule took more steps than any honest rule does."""


def evaluate(node: Node, answers: Answers, own: Value = None) -> Value:
    """What the expression comes to. `answers` lacks, or has None for, whatever is missing.

    Division by zero is missing. Raises `TooMuch` after `MOST_STEPS` steps, and nothing else once `check` has passed.
    """
    return _Evaluating(answers, own).of(node)


class _Evaluating:
    def __init__(self, answers: Answers, own: Value) -> None:
        self.answers = answers
        self.own = own
        self.steps = 0

    def of(self, node: Node) -> Value:
        self._step()
        match node:
            case Number(value=value) | Text(value=value):
                return value
            case Reference(name=name):
                return self.answers.get(name)
            case Own():
                return self.own
            case Negative(of=inner):
                negated = number(self.of(inner))
                return None if negated is None else ARITHMETIC.minus(negated)
            case Compared(sign=sign, left=left, right=right):
                return compared(sign, self.of(left), self.of(right))
            case Chain():
                return self._chain(node)
            case Call(name=name, of=of):
                return self._call(name, of)

    def _step(self, steps: int = 1) -> None:
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise TooMuch(f"A rule took more than {MOST_STEPS:,} steps.")

    def _chain(self, chain: Chain) -> Value:
        value = self.of(chain.first)
        for sign, part in chain.rest:
            if sign in SUMS:
                value = _sum(sign, number(value), number(self.of(part)))
            else:
                value = _joined(sign, truth(value), truth(self.of(part)))
        return value

    def _call(self, name: str, of: tuple[Node, ...]) -> Value:
        match name:
            case "if":
                which = truth(self.of(of[0]))
                return None if which is None else self.of(of[1] if which else of[2])
            case "not":
                said = truth(self.of(of[0]))
                return None if said is None else not said
            case "coalesce":
                return next((value for value in self._all(of) if value is not None), None)
            case "selected":
                return _selected(self.of(of[0]), self.of(of[1]))
            case "count-selected":
                several = self.of(of[0])
                return Decimal(len(several)) if isinstance(several, tuple) else None
            case "round":
                return _rounded([number(self.of(part)) for part in of])
        return _together(name, [number(value) for value in self._all(of)])

    def _all(self, of: tuple[Node, ...]) -> Iterable[Value]:
        for node in of:
            value = self.of(node)
            if isinstance(value, Many):
                self._step(len(value.values))
                yield from value.values
            else:
                yield value


def number(value: Value) -> Decimal | None:
    match value:
        case Decimal():
            return value
        case Chosen():
            return value.number
    return None


def truth(value: Value) -> bool | None:
    return value if isinstance(value, bool) else None


def compared(sign: str, left: Value, right: Value) -> bool | None:
    """A choice is compared by its number with a number, else by its code. Anything missing: unknown."""
    if isinstance(left, Chosen) and isinstance(right, Chosen):
        by_code = sign in ("=", "!=")
        left, right = (left.code, right.code) if by_code else (left.number, right.number)
    elif isinstance(left, Chosen):
        left = left.code if isinstance(right, str) else left.number
    elif isinstance(right, Chosen):
        right = right.code if isinstance(left, str) else right.number
    if isinstance(left, date) and isinstance(right, str):
        right = _day(right)
    if isinstance(right, date) and isinstance(left, str):
        left = _day(left)
    if left is None or right is None or type(left) is not type(right):
        return None
    return ORDERS[sign](left, right)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _sum(sign: str, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None:
        return None
    try:
        return SUMS[sign](left, right)
    except DecimalException:  # divided by zero, or larger than any figure about a family
        return None


def _joined(sign: str, left: bool | None, right: bool | None) -> bool | None:
    settles = sign == "or"  # true settles an "or", false an "and", whatever the other is
    if settles in (left, right):
        return settles
    return None if left is None or right is None else not settles


def _selected(value: Value, code: Value) -> bool | None:
    match value, code:
        case tuple(), str():
            return code in value
        case Chosen(), str():
            return value.code == code
    return None


def _rounded(given: list[Decimal | None]) -> Decimal | None:
    value, places = given[0], given[1] if len(given) == 2 else Decimal(0)
    if value is None or places is None or not 0 <= places <= 10 or places != places.to_integral_value():
        return None
    try:
        return value.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP, ARITHMETIC)
    except DecimalException:
        return None


def _together(name: str, values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not known:
        return None
    if name in ("min", "max"):
        return min(known) if name == "min" else max(known)
    total: Decimal | None = known[0]
    for value in known[1:]:
        total = _sum("+", total, value)
    return total
