"""Add rows of several tables in one statement.

A report is a handful of rows that stand or fall together, and it is counted in hundreds a second on the worst day of
a year. One statement spares the round trips; its text is worked out once for each combination of tables.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model


def insert_together(rows: Sequence[Model]) -> None:
    """Add them all, or none. Foreign keys between them are checked when the transaction commits."""
    values = [_value(row, field) for row in rows for field in row._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(_statement(tuple(type(row) for row in rows)), values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _value(row: Model, field: Any) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add=True), connection)


@cache
def _statement(models: tuple[type[Model], ...]) -> str:
    *others, last = [_insert(model) for model in models]
    if not others:
        return last
    together = ", ".join(f"row_{number} AS ({insert})" for number, insert in enumerate(others))
    return f"WITH {together} {last}"


def _insert(model: type[Model]) -> str:
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) VALUES ({places})'
