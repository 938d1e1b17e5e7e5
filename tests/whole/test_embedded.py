"""The embedded PostgreSQL: two homes are two Hearths, for root and for anybody else, and the last to leave stops it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearth.config.home import REPOSITORY

START = """
import sys
from hearth.config import embedded
embedded.start()
import psycopg
with psycopg.connect(embedded.url("hearth_owner")) as c:
    c.execute("CREATE TABLE IF NOT EXISTS mark (words text)")
    c.execute("INSERT INTO mark VALUES (%s)", (sys.argv[1],))
    print([row[0] for row in c.execute("SELECT words FROM mark")], c.execute("SELECT current_user").fetchone()[0])
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="hearth-home-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def start(home: Path, words: str, *before: str) -> str:
    surroundings = {**os.environ, "HEARTH_HOME": str(home), "PYTHONPATH": str(REPOSITORY)}
    command = [*before, sys.executable, "-c", START, words]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True).stdout.strip()


def is_running(home: Path) -> bool:
    return (home / "postgres" / "cluster" / "postmaster.pid").exists()


def test_two_homes_are_two_hearths_and_the_last_to_leave_stops_each(folder: Path) -> None:
    one, other = folder / "one", folder / "other"
    assert start(one, "first") == "['first'] hearth_owner"
    assert start(other, "second") == "['second'] hearth_owner"
    assert start(one, "again") == "['first', 'again'] hearth_owner"
    assert not is_running(one)
    assert not is_running(other)


def test_a_path_too_long_for_a_socket_still_works(folder: Path) -> None:
    home = folder / ("a-very-long-name-" * 6)
    assert start(home, "far") == "['far'] hearth_owner"


def test_nothing_above_the_home_changes(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    before = closed.stat()
    assert start(closed / "home", "inside") == "['inside'] hearth_owner"
    after = closed.stat()
    assert (before.st_mode, before.st_uid, before.st_gid) == (after.st_mode, after.st_uid, after.st_gid)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_user_beside_root(folder: Path) -> None:
    theirs = folder / "theirs"
    theirs.mkdir()
    os.chown(theirs, 65534, 65534)
    as_them = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    if subprocess.run([*as_them, sys.executable, "-c", "import hearth"], cwd="/", capture_output=True).returncode:
        pytest.skip("an ordinary user cannot reach this Python")
    assert start(theirs, "mine", *as_them) == "['mine'] hearth_owner"
    assert start(folder / "roots", "root’s") == "['root’s'] hearth_owner"


def test_two_commands_may_meet_a_new_home_at_once(folder: Path) -> None:
    surroundings = {**os.environ, "HEARTH_HOME": str(folder / "new")}
    command = [sys.executable, "-m", "hearth.config.commands", "audit", "verify"]
    both = [subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["0 events in 0 chains; 0 problems.\n"] * 2
