"""One migrated database as a template; each test worker gets its own copy of it in a blink."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connections
from psycopg import sql

from hearth.config import embedded
from hearth.config.home import REPOSITORY, home


@contextmanager
def only_one_at_a_time() -> Iterator[None]:
    home().mkdir(parents=True, exist_ok=True)
    with open(home() / "template-lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


_SAID_ELSEWHERE = ["hearth/config/migrating.py", "hearth/scope/security.py", "tests/databases.py"]


def template_name() -> str:
    """Named by what the migrations say, so that a changed migration makes a new template."""
    seen = hashlib.sha256()
    for path in sorted((REPOSITORY / "hearth").glob("*/migrations/*.py")):
        seen.update(path.read_bytes())
    for extra in [*_SAID_ELSEWHERE, *sorted((REPOSITORY / "practice").rglob("*.yaml"))]:
        seen.update((REPOSITORY / extra).read_bytes())
    return f"template_{seen.hexdigest()[:12]}"


def copy_for(worker: str) -> str:
    """A fresh copy of the template for one test worker; its name."""
    name = f"test_{worker}"
    with only_one_at_a_time():
        template = template_name()
        with psycopg.connect(embedded.url("postgres", "postgres"), autocommit=True) as server:
            if not _exists(server, template):
                _make(server, template)
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            server.execute(
                sql.SQL("CREATE DATABASE {} OWNER hearth_owner TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
    return name


def drop(name: str) -> None:
    with psycopg.connect(embedded.url("postgres", "postgres"), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _exists(server: psycopg.Connection, name: str) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None


def _make(server: psycopg.Connection, template: str) -> None:
    for (old,) in server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%%'").fetchall():
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(old)))
    growing = f"growing_{template}"
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(growing)))
    server.execute(sql.SQL("CREATE DATABASE {} OWNER hearth_owner").format(sql.Identifier(growing)))
    point_at(growing)
    from hearth.config.migrating import migrate

    migrate()
    _fill()
    close_all()
    server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(growing), sql.Identifier(template)))


def _fill() -> None:
    """Reference data that the application may not write: two invented councils."""
    from hearth.places.models import ResponsibleBody

    for number, slug, code, name, kind in [
        (901, "northmoor", "E06999901", "Northmoor Council", "unitary"),
        (902, "eastvale", "E10999901", "Eastvale County Council", "county"),
    ]:
        ResponsibleBody.objects.using("owner").create(
            number=number, id=slug, code=code, name=name, kind=kind, nation="England"
        )


def point_at(name: str) -> None:
    for connection in connections.all():
        connection.close()
        connection.settings_dict["NAME"] = name


def close_all() -> None:
    for connection in connections.all():
        connection.close()


def shared_folder() -> Path | None:
    """The facts and samples that stand beside the checkout, where there are any."""
    folder = REPOSITORY.parent / "shared"
    return folder if folder.is_dir() else None
