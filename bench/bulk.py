"""Rows by the hundred thousand in one statement, as the owner: what is not said of a row is empty."""

from typing import Any

from django.db import connections, models


def insert(model: type[models.Model], source: str, values: dict[str, Any], **said: str) -> int:
    """`INSERT … SELECT` from `source`, each column an SQL expression; how many rows.

    Questions that were added since a bench was written are answered as by nobody: no text, no, nought.
    """
    columns = {**_nothing_said(model), **said}
    names = ", ".join(f'"{name}"' for name in columns)
    told = ", ".join(columns.values())
    with connections["owner"].cursor() as cursor:
        cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {told} FROM {source}', values)
        return int(cursor.rowcount)


def vacuum(*chosen: type[models.Model]) -> None:
    """As a register that is in use would be: with statistics, and nothing left to tidy up while it is measured."""
    with connections["owner"].cursor() as cursor:
        for model in chosen:
            cursor.execute(f'VACUUM ANALYZE "{model._meta.db_table}"')


def _nothing_said(model: type[models.Model]) -> dict[str, str]:
    return {field.column: empty for field in model._meta.concrete_fields if field.column and (empty := _empty(field))}


def _empty(field: Any) -> str:
    if field.primary_key:
        return "uuidv7()"
    if field.column == "created_at":
        return "now()"
    if field.null:
        return ""
    if isinstance(field, models.JSONField):
        return "'[]'" if field.default is list else "'{}'"
    if isinstance(field, models.TextField):
        return f"'{field.default}'" if isinstance(field.default, str) else "''"
    if isinstance(field, models.BooleanField):
        return str(field.default is True).lower()
    if isinstance(field, models.IntegerField):
        return str(field.default if isinstance(field.default, int) else 0)
    return ""
