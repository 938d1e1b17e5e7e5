"""Bring the database up to date as its owner, and say what the application may do with tables that are not ours."""

import contextlib
import io

from django.apps import apps
from django.core.management import call_command
from django.db import connections

APPLICATION = "hearth_app"
OTHERS = ("contenttypes", "sessions", "account", "mfa", "axes", "procrastinate")
EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"


def migrate(verbosity: int = 0) -> None:
    with contextlib.redirect_stdout(io.StringIO()) if verbosity == 0 else contextlib.nullcontext():
        call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
    grant_on_others()
    load_library()


def load_library() -> None:
    """The practice library that came with this Hearth: new versions are added, none is changed."""
    from hearth.practice.loading import load_library as load

    load()


def grant_on_others() -> None:
    """Sessions, second factors and jobs belong to libraries, whose migrations know nothing of our roles."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APPLICATION}")
        for label in OTHERS:
            for model in apps.get_app_config(label).get_models(include_auto_created=True):
                cursor.execute(f'GRANT {EVERYTHING} ON "{model._meta.db_table}" TO {APPLICATION}')
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION}")


def is_up_to_date() -> bool:
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
