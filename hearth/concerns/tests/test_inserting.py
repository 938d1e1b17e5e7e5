"""Rows of several tables in one statement, also while an upgrade is under way."""

from typing import Any

from django.db import connection

from hearth.audit.actors import PUBLIC
from hearth.concerns import inserting
from hearth.concerns.actions import report
from hearth.scope.opening import holder_scope, intake_scope


def test_a_column_that_this_code_does_not_know_takes_its_default(telling: Any, cast: Any, monkeypatch: Any) -> None:
    """The database is migrated before the last process of the old code has gone: its reports must still arrive."""
    monkeypatch.setattr(
        inserting, "_fields", lambda model: [f for f in model._meta.concrete_fields if f.name != "help_wanted"]
    )
    inserting._statement.cache_clear()
    told = telling()
    with intake_scope(told.to.holder_id):
        receipt = report(telling=told, by=PUBLIC)
    inserting._statement.cache_clear()
    with holder_scope(told.to.holder_id), connection.cursor() as cursor:
        cursor.execute("SELECT help_wanted::text FROM concerns_concern WHERE id = %s", [receipt.concern_id])
        assert cursor.fetchone() == ("[]",)
