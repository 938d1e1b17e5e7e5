"""A demonstration of its own for the journeys, started as the README says and stopped as a person stops it."""

import fcntl
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearth.config.home import REPOSITORY
from hearth.ui import days

HOME = REPOSITORY / "var" / "journeys"
FILLED = HOME / "filled-with"
FAMILIES = 14
PATIENCE = 900  # seconds, for a first fill on a busy machine
_SHAPES_THE_DEMONSTRATION = ["*/migrations/*.py", "demo/*.py", "*/actions/*.py", "*/actions.py"]


@contextmanager
def running() -> Iterator[str]:
    """Its address. A home filled earlier today by the same code is used again; another is thrown away first."""
    with _nobody_else_at_home():
        yield from _running(_free_port(), fingerprint())


@contextmanager
def _nobody_else_at_home() -> Iterator[None]:
    """Two runs of the tests at once take turns."""
    HOME.mkdir(parents=True, exist_ok=True)
    with open(HOME / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _running(port: int, now: str) -> Iterator[str]:
    as_it_was = FILLED.exists() and FILLED.read_text() == now
    FILLED.unlink(missing_ok=True)
    hearth = _start(port, [] if as_it_was else ["--reset"])
    try:
        _wait_until_it_answers(hearth, port)
        FILLED.write_text(now)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(hearth)


def fingerprint() -> str:
    """What the demonstration's records are made from; and the day, for they are told as seen from today."""
    seen = hashlib.sha256(days.today().isoformat().encode())
    for pattern in _SHAPES_THE_DEMONSTRATION:
        for path in sorted((REPOSITORY / "hearth").glob(pattern)):
            seen.update(path.read_bytes())
    for path in sorted((REPOSITORY / "practice").rglob("*.yaml")):
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _start(port: int, more: list[str]) -> "subprocess.Popen[bytes]":
    command = [str(Path(sys.executable).parent / "hearth"), "demo", "--port", str(port), "--families", str(FAMILIES)]
    surroundings = {name: value for name, value in os.environ.items() if name != "HEARTH_TESTING"}
    with open(HOME / "demonstration.log", "w") as log:
        return subprocess.Popen(
            [*command, *more],
            env={
                **surroundings,
                "HEARTH_HOME": str(HOME),
                "HEARTH_OPENINGS_AN_HOUR": "100000",  # the same few people live all journeys, in a quarter of an hour
                "HEARTH_PROXIES": "1",  # whose word we take for an address
                "HEARTH_FEED_HOSTS": "127.0.0.1",  # another directory that a journey puts up here
            },
            stdout=log,
            stderr=log,
        )


def _wait_until_it_answers(hearth: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(PATIENCE * 5):
        if hearth.poll() is not None:
            raise RuntimeError(f"The demonstration did not start: {_last_words()}")
        if _is_ready(port):
            return
        time.sleep(0.2)
    raise RuntimeError(f"The demonstration was not ready after {PATIENCE} seconds: {_last_words()}")


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=30):
            return True
    except OSError:
        return False


def stop(hearth: "subprocess.Popen[bytes]") -> None:
    hearth.send_signal(signal.SIGTERM)
    hearth.wait(timeout=30)


def database_is_running() -> bool:
    """The server writes this file when it starts and takes it away when it has stopped."""
    return (HOME / "postgres" / "cluster" / "postmaster.pid").exists()


def _last_words() -> str:
    return (HOME / "demonstration.log").read_text()[-2000:]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
