"""Have a stranger's file checked by a program of its own: what it does there, it cannot do here."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from hearth.files.cleaning.outcome import Cleaned, Refused
from hearth.files.limits import LARGEST

HERE = Path(__file__).resolve().parents[2]
# -P: nothing is imported from where it happens to run; it is told where Hearth is, and no secret.
PROGRAM = [sys.executable, "-P", "-s", "-B", "-m", "hearth.files.cleaning"]
PATIENCE = 25.0  # seconds; the program gives up by itself before
AT_ONCE = 2  # a machine full of photos still answers other people
_turns = BoundedSemaphore(AT_ONCE)


def checked(content: bytes) -> Cleaned:
    """The file as it may be kept; or `Refused`, and why."""
    if not content:
        raise Refused("empty")
    if len(content) > LARGEST:
        raise Refused("too_large")
    if not _turns.acquire(timeout=PATIENCE):
        raise Refused("busy")
    try:
        return _answer(_run(content))
    finally:
        _turns.release()


def _run(content: bytes) -> bytes:
    alone = {"PYTHONPATH": str(HERE), "PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    # Arithmetic of pictures needs no threads, and each would ask for memory of its own.
    alone |= {"OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
    try:
        done = subprocess.run(
            PROGRAM, input=content, capture_output=True, cwd="/", env=alone, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise Refused("bomb") from problem
    return done.stdout


def _answer(said: bytes) -> Cleaned:
    """What the program said; one that was stopped half-way, for want of memory or time, said nothing."""
    line, _, content = said.partition(b"\n")
    if not line:
        raise Refused("bomb")
    told = json.loads(line)
    if "refused" in told:
        raise Refused(told["refused"])
    return Cleaned(content, told["kind"], told["media_type"], told["extension"])
