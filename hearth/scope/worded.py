"""A question that is asked often is put into SQL once a process, not once a page.

    @worded_once
    def goals_of(holder: UUID, episode: UUID, *, dropped: bool) -> QuerySet[Goal]: ...

    goals_of(holder_id, episode_id, dropped=False)  # a list, in one question to the database

For eight questions with a page of joins, Django takes longer to find the words than PostgreSQL to answer. The rule of
whose rows these are stays where it was, in the queryset; only its wording is kept. What varies comes in two kinds:
*values* (by position: ids, days, texts, numbers) fill the places that the wording has for them; *shapes* (by name)
change the question, and each has a wording of its own.

To find the places the question is worded twice, with values that nobody else has. Where the wordings differ, or
hold an id or a day that did not come in as a value (today's date, the holder whose scope is open), the question
cannot be kept, and `NotWorded` says so the first time it is asked.
"""

import functools
import inspect
from collections.abc import Callable, Hashable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Shape = tuple[tuple[str, Hashable], ...]
VARIES = (UUID, date, list)  # what must come in as a value; a datetime is a date


class NotWorded(TypeError):
    """This question cannot be kept: its words depend on more than its shape."""


def worded_once(build: "Callable[..., QuerySet[Any, Row]]") -> "Worded[Row]":
    return Worded(build)


class Worded(Generic[Row]):
    """A question with places for its values. Raises `NotWorded` where it has no such places."""

    def __init__(self, build: "Callable[..., QuerySet[Any, Row]]") -> None:
        functools.update_wrapper(self, build)
        self.build = build
        self._wordings: dict[Shape, _Wording | None] = {}

    def __call__(self, *values: Any, **shape: Hashable) -> list[Row]:
        wording = self._wording(shape)
        return wording.ask(values) if wording else []

    def words(self, *values: Any, **shape: Hashable) -> tuple[str, list[Any]]:
        """The question itself, to stand inside one that is written out: its SQL, and what fills it.

        Raises `EmptyResultSet` where nothing can be found.
        """
        wording = self._wording(shape)
        if wording is None:
            raise EmptyResultSet
        return wording.sql, wording.filled(values)

    def _wording(self, shape: dict[str, Hashable]) -> "_Wording | None":
        key = tuple(sorted(shape.items()))
        if key not in self._wordings:
            self._wordings[key] = self._word(shape)
        return self._wordings[key]

    def _word(self, shape: dict[str, Hashable]) -> "_Wording | None":
        kinds = [
            parameter.annotation
            for parameter in inspect.signature(self.build, eval_str=True).parameters.values()
            if parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        ]
        first, second = ([_nobody_has(kind, place, turn) for place, kind in enumerate(kinds)] for turn in (0, 1))
        try:
            queryset, (sql, values) = self._worded(first, shape)
            _, (again, others) = self._worded(second, shape)
        except EmptyResultSet:
            return None
        if sql != again:
            raise NotWorded(f"{self.build.__qualname__}: a value changes the words themselves.")
        places = [_place(pair, first, second) for pair in zip(values, others, strict=True)]
        for constant, place in zip(values, places, strict=True):
            if place is None and isinstance(constant, VARIES):
                raise NotWorded(f"{self.build.__qualname__}: {constant!r} must come in as a value.")
        return _Wording(queryset, queryset.query.get_compiler(queryset.db), sql, values, places)

    def _worded(self, values: list[Any], shape: dict[str, Any]) -> tuple[Any, tuple[str, tuple[Any, ...]]]:
        queryset = self.build(*values, **shape)
        return queryset, queryset.query.get_compiler(queryset.db).as_sql()


@dataclass(frozen=True)
class _Wording:
    queryset: Any
    compiler: SQLCompiler
    sql: str
    values: Sequence[Any]
    places: Sequence[int | None]  # which value comes where, None for one that never changes

    def __post_init__(self) -> None:
        self.compiler.as_sql()  # it knows now which columns are whose

    def filled(self, values: Sequence[Any]) -> list[Any]:
        places = zip(self.values, self.places, strict=True)
        return [fixed if place is None else values[place] for fixed, place in places]

    def ask(self, values: Sequence[Any]) -> list[Any]:
        filled = self.filled(values)
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        compiler.as_sql = lambda *_, **__: (self.sql, filled)
        asked: Any = _Asked(self.queryset.query, compiler)
        rows: Any = QuerySet(self.queryset.model, asked, self.queryset._db)
        rows._iterable_class = self.queryset._iterable_class
        rows._fields = self.queryset._fields
        rows._prefetch_related_lookups = self.queryset._prefetch_related_lookups
        return list(rows)


class _Asked:
    """A query that has its words already."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_: Any, **__: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


def _place(pair: tuple[Any, Any], first: list[Any], second: list[Any]) -> int | None:
    """Which value stands here in both wordings. Raises `NotWorded` where it is none, and not the same in both."""
    for place, values in enumerate(zip(first, second, strict=True)):
        if pair == values:
            return place
    if pair[0] != pair[1]:
        raise NotWorded(f"{pair[0]!r} and {pair[1]!r} stand where a value was made into something else.")
    return None


def _nobody_has(kind: Any, place: int, turn: int) -> Any:
    """A value of this kind that is no row's, for one place of one wording."""
    number = 1 + place * 2 + turn
    if kind is UUID:
        return UUID(int=number << 64 | 0x5EED)
    if kind is date:
        return date(1, 1, 1) + timedelta(days=number)
    if kind is datetime:
        return datetime(1, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    if kind is int:
        return 31_000 + number
    if kind is str:
        return f"nobody's {number}"
    if kind in (list[UUID], list[str]):
        return [_nobody_has(UUID if kind == list[UUID] else str, place, turn)]
    raise NotWorded(f"{kind} is not a kind of value that a question can have.")
