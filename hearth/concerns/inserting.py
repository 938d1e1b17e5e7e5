"""Add rows of several tables in one statement.

A report is a handful of rows that stand or fall together, and it is counted in hundreds a second on the worst day of
a year. One statement spares the round trips; each table's rows travel as one JSON text, which the database takes apart
for a tenth of what it costs to write a value after a value into a statement.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import IntegrityError, connection
from django.db.models import Model

_written = json.JSONEncoder(default=str).encode


def insert_together(rows: Sequence[Model], *, also: str = "", values: Sequence[str] = ()) -> None:
    """Add them all, or none. Foreign keys between them are checked when the transaction commits.

    `also` is one more expression to evaluate in the same statement, with its `values`.
    """
    tables: dict[type[Model], list[dict[str, Any]]] = {}
    for row in rows:
        tables.setdefault(type(row), []).append(_columns(row))
    written = [_written(found) for found in tables.values()]
    with connection.cursor() as cursor:
        cursor.execute(_statement(tuple(tables), also), [*written, *values])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


class SentAlready(Exception):
    """Something was sent under this key before."""


@contextmanager
def once(constraint: str) -> Iterator[None]:
    """Around adding what may be there once: raises `SentAlready` where the database has it already."""
    try:
        yield
    except IntegrityError as problem:
        broken = getattr(getattr(problem.__cause__, "diag", None), "constraint_name", "")
        if broken != constraint:
            raise
        raise SentAlready from problem


def _columns(row: Model) -> dict[str, Any]:
    return {str(field.column): field.pre_save(row, add=True) for field in _fields(type(row))}


def _fields(model: type[Model]) -> Sequence[Any]:
    return model._meta.concrete_fields


@cache
def _statement(models: tuple[type[Model], ...], also: str) -> str:
    together = ", ".join(f"row_{number} AS ({_insert(model)})" for number, model in enumerate(models))
    return f"WITH {together} SELECT {also or 1}"


def _insert(model: type[Model]) -> str:
    table = model._meta.db_table
    # Named one by one: during an upgrade the table may have a column that this code does not know, with a default.
    columns = ", ".join(f'"{field.column}"' for field in _fields(model))
    return f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::"{table}", %s)'
