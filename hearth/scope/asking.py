"""Questions written out as SQL, for pages that are opened all day: building one from models takes longer than
answering it. Each says the holder itself; row-level security says it again."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models

Kind = TypeVar("Kind")
Row = TypeVar("Row", bound=models.Model)


def rows_of(question: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def told(kind: Callable[..., Kind], question: str, **values: Any) -> list[Kind]:
    """Each row as one of these, by its columns' names."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        names = [column.name for column in cursor.description]
        return [kind(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def say(statement: str, **values: Any) -> None:
    """A statement that changes rows, and of which nothing is read back."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


class Columns:
    """A model's columns in a written-out question, and its instances from them."""

    def __init__(self, model: type[Row], alias: str, *, but: tuple[str, ...] = ()) -> None:
        fields = [field for field in model._meta.concrete_fields if field.attname not in but]
        self.model = model
        self.names = [field.attname for field in fields]
        self.sql = ", ".join(f"{alias}.{field.column}" for field in fields)
        self.kept_otherwise = [(at, field) for at, field in enumerate(fields) if hasattr(field, "from_db_value")]

    def __str__(self) -> str:
        return self.sql

    def read(self, values: Iterator[Any]) -> Any:
        """The next of a row's values as the model would have been read; a column left out is asked for when needed."""
        mine = list(islice(values, len(self.names)))
        for at, field in self.kept_otherwise:  # JSON comes as text
            mine[at] = field.from_db_value(mine[at], None, connection)
        return self.model.from_db(connection.alias, self.names, mine)
