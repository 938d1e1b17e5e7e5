"""Hearth's own web server for a measurement, and the processor time it uses."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import LOOPBACK
from hearth.config import web
from hearth.config.home import home

THREADS = int(os.environ.get("BENCH_THREADS", web.THREADS))
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Served:
    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Processor time so far of the web server and of everything it started."""
        return cpu_seconds(self.pid)


@contextmanager
def served(log: Path | None = None) -> Iterator[Served]:
    """The web server of this home on a free port of this machine, stopped at the end. What it says may go to a file."""
    port = _free_port()
    (home() / "static").mkdir(parents=True, exist_ok=True)  # pages are measured, not pictures
    command = web.web_command(bind=f"{LOOPBACK}:{port}", threads=THREADS, log_level="error")
    heard = log.open("ab") if log else None
    server = subprocess.Popen(command, env={**os.environ, "HEARTH_HOSTS": LOOPBACK}, stderr=heard)
    try:
        _wait_for(port, server)
        yield Served(port, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)
        if heard:
            heard.close()


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and its living descendants, from /proc."""
    return sum(_ticks(member) for member in family(pid)) / TICKS


def family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])  # user and system time


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as listening:
        return int(listening.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]", seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("The web server ended before it began.")
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The web server did not begin to listen.")
