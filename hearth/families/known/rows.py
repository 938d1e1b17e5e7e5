"""Many small lists of one record in one question: each a column of JSON, read back as what its dataclass says."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeVar, get_type_hints
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

Kind = TypeVar("Kind")
READ: Mapping[Any, Any] = {
    UUID: UUID,
    UUID | None: UUID,
    date: date.fromisoformat,
    date | None: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def listed(rows: QuerySet[Any], kind: type, /, **elsewhere: Any) -> ArraySubquery:
    """A column with these rows; a field of `kind` is the row's own of that name, unless said to be elsewhere."""
    names = {field.name: elsewhere.get(field.name, field.name) for field in fields(kind)}
    return ArraySubquery(rows.values(row=JSONObject(**names)))


def read(kind: type[Kind], rows: Iterable[Mapping[str, Any]]) -> list[Kind]:
    """The rows again, with their dates and ids."""
    hints = get_type_hints(kind)
    return [kind(**{name: _value(hints[name], value) for name, value in row.items()}) for row in rows]


def _value(hint: Any, value: Any) -> Any:
    return value if value is None or hint not in READ else READ[hint](value)
