"""Kill processes of this home without a word (SIGKILL), as a crash or an impatient system would."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from bench.serving import Served, family
from hearth.config import embedded

GONE_WITHIN = 20.0


def kill_a_worker(server: Served, chance: Random) -> None:
    """One of the web server's processes; its parent starts another."""
    workers = [pid for pid in family(server.pid) if pid != server.pid]
    if workers:
        kill(chance.choice(workers))


def kill_the_database() -> None:
    """PostgreSQL with all its processes at once, so that nothing is written on the way out."""
    postmaster = int((embedded.folder() / "cluster" / "postmaster.pid").read_text().split()[0])
    everything = list(family(postmaster))
    for pid in everything:
        kill(pid)
    until = time.monotonic() + GONE_WITHIN
    while any(_still_there(pid) for pid in everything):
        if time.monotonic() > until:
            raise TimeoutError("PostgreSQL did not die.")
        time.sleep(0.01)


def start_the_database() -> None:
    """It reads its write-ahead log again, and then answers. Our own connections died with it."""
    from django.db import connections

    connections.close_all()
    embedded.start()


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it went by itself
        os.kill(pid, signal.SIGKILL)


def _still_there(pid: int) -> bool:
    """Also while it is dead and not yet buried: until then PostgreSQL takes it for a server that runs."""
    return Path(f"/proc/{pid}").exists()
