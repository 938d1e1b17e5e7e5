"""Migration operations: who may touch a table's rows, said to PostgreSQL itself.

`current_setting` without its second argument raises where no scope is open, and an emptied setting fails its cast:
a forgotten scope is an error, never an empty page and never everybody's rows.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

from hearth.scope.models import HeldKey

HOLDER = "holder_id = current_setting('hearth.holder')::uuid"
INTAKE = "holder_id = current_setting('hearth.intake')::uuid"
APPLICATION = "hearth_app"


class Secure(Operation):
    """Row-level security by holder, composite foreign keys, and the application's grants, for one case table.

    `intake=True` also lets the public portal add rows it can never read.
    """

    reversible = True

    def __init__(self, model: str, intake: bool = False) -> None:
        self.model = model
        self.intake = intake

    def state_forwards(self, app_label: str, state: Any) -> None:
        pass

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model)
        for statement in self.statements(model):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        pass

    def statements(self, model: Any) -> list[str]:
        table = model._meta.db_table
        statements = [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY held ON {table} USING ({HOLDER}) WITH CHECK ({HOLDER})",
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_held UNIQUE (holder_id, id)",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {APPLICATION}",
        ]
        if self.intake:
            statements.append(f"CREATE POLICY intake ON {table} FOR INSERT WITH CHECK ({INTAKE})")
        return statements + [self._composite(table, key) for key in held_keys(model)]

    def _composite(self, table: str, key: Any) -> str:
        other = key.remote_field.model._meta.db_table
        return (
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_{key.column}_held FOREIGN KEY (holder_id, {key.column}) "
            f"REFERENCES {other} (holder_id, id) DEFERRABLE INITIALLY DEFERRED"
        )

    def describe(self) -> str:
        return f"Hold {self.model} by its holder"


def held_keys(model: Any) -> list[Any]:
    """A historical model's foreign keys to other case tables."""
    return [field for field in model._meta.concrete_fields if isinstance(field, HeldKey)]


class Grant(Operation):
    """What the application may do to a table that is not a case table: reference data, staff, the log."""

    reversible = True

    def __init__(self, model: str, privileges: str = "SELECT, INSERT, UPDATE, DELETE") -> None:
        self.model = model
        self.privileges = privileges

    def state_forwards(self, app_label: str, state: Any) -> None:
        pass

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(f"GRANT {self.privileges} ON {table} TO {APPLICATION}")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        pass

    def describe(self) -> str:
        return f"Let the application {self.privileges} {self.model}"
