"""Every case table, found from the catalogue: held by its holder, closed without a scope, its keys holding too."""

import pytest
from django.apps import apps
from django.db import connection, connections, transaction
from django.db.utils import DataError, ProgrammingError

from hearth.scope.models import HeldKey, HeldModel

NOT_CASE_TABLES = {"audit_event", "audit_detail"}  # written about every holder; policies of their own
HELD = [model for model in apps.get_models() if issubclass(model, HeldModel)]
KEYS = [(model, field) for model in HELD for field in model._meta.concrete_fields if isinstance(field, HeldKey)]


def catalogue(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_the_catalogue_and_the_models_name_the_same_tables() -> None:
    with_holder = catalogue(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'holder_id' AND table_schema = 'public'"
    )
    found = {str(row[0]) for row in with_holder} - NOT_CASE_TABLES
    assert found == {model._meta.db_table for model in HELD}


@pytest.mark.django_db
def test_the_application_owns_nothing_and_bypasses_nothing() -> None:
    owned = catalogue("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
    powers = catalogue("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
    assert (owned, powers) == ([], [(False, False)])


@pytest.mark.django_db
@pytest.mark.parametrize("model", HELD, ids=lambda model: model._meta.db_table)
def test_a_case_table_is_closed_without_a_scope(model: type[HeldModel]) -> None:
    row = catalogue("SELECT relrowsecurity FROM pg_class WHERE relname = %s", model._meta.db_table)
    assert row == [(True,)]
    with pytest.raises((ProgrammingError, DataError)), transaction.atomic():
        catalogue(f"SELECT 1 FROM {model._meta.db_table} LIMIT 1")


OTHER_POLICIES = {
    "intake": ("INSERT", ""),  # the portal adds, and reads nothing back
    "asked_read": ("SELECT", "to_holder_id"),  # a service sees what it was asked
    "asked_answer": ("UPDATE", "to_holder_id"),
    "asked_enter": ("INSERT", "to_holder_id"),
    "shared_read": ("SELECT", "team_id"),  # a team sees the sharings that name it
}


@pytest.mark.django_db
@pytest.mark.parametrize("model", HELD, ids=lambda model: model._meta.db_table)
def test_a_case_table_opens_to_its_holder_alone(model: type[HeldModel]) -> None:
    """The policy itself, as PostgreSQL keeps it; any other policy on the table is one of the few that are named."""
    policies = catalogue(
        "SELECT policyname, cmd, coalesce(qual, ''), coalesce(with_check, '') FROM pg_policies WHERE tablename = %s",
        model._meta.db_table,
    )
    mine = "(holder_id = (current_setting('hearth.holder'::text))::uuid)"
    assert ("held", "ALL", mine, mine) in policies
    for name, command, using, checking in policies:
        if name != "held":
            wanted_command, wanted_column = OTHER_POLICIES[str(name)]
            assert command == wanted_command
            assert wanted_column in f"{using} {checking}".lower()


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "key"), KEYS, ids=[f"{model.__name__}.{key.name}" for model, key in KEYS])
def test_a_key_between_case_tables_holds_the_holder(model: type[HeldModel], key: HeldKey) -> None:
    found = catalogue(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass",
        model._meta.db_table,
    )
    wanted = f"FOREIGN KEY (holder_id, {key.column}) REFERENCES {key.related_model._meta.db_table}(holder_id, id)"
    assert any(str(row[0]).startswith(wanted) for row in found)


@pytest.mark.django_db
def test_plain_foreign_keys_between_case_tables_are_not_used() -> None:
    plain = [
        f"{model.__name__}.{field.name}"
        for model in HELD
        for field in model._meta.concrete_fields
        if field.is_relation and issubclass(field.related_model, HeldModel) and not isinstance(field, HeldKey)
    ]
    assert plain == []


def test_the_owner_is_another_role() -> None:
    assert connections["owner"].settings_dict["USER"] != connections["default"].settings_dict["USER"]
