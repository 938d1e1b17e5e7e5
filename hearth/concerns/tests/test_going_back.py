"""The functions that a migration replaced come back as they were, and forward again as they are."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest
from django.db import connections, transaction

kept_too: Any = import_module("hearth.concerns.migrations.0027_advice_is_kept_too")
DEFINED = "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = %s"


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_is_kept_from_the_teller_goes_back_and_forward() -> None:
    swap = kept_too.Migration.operations[1]
    names = [name.partition("(")[0] for name in kept_too.CHANGED]
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:

        def run(statements: Iterable[str]) -> dict[str, str]:
            for statement in statements:
                cursor.execute(statement)
            found = {}
            for name in names:
                cursor.execute(DEFINED, [name])
                (found[name],) = [body for (body,) in cursor.fetchall()]
            return found

        now = run([])
        before = run(swap.reverse_sql)
        assert all(before[name] != now[name] for name in names)
        assert not any("kept_from_agency_id" in before[name] for name in names if name.startswith("advice"))
        assert run(swap.sql) == now
        transaction.set_rollback(True, using="owner")  # functions are the same for every test
