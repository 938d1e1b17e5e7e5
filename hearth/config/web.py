"""How the pages are served: in the demonstration, and where they are measured.

A process takes no more visitors at once than it has threads, and keeps nobody's line open when they are answered.
Whoever comes waits in one queue, and the process that is free first takes them. Otherwise a line stays with the
process that took it: of sixteen visitors eleven wait behind one process while the other has five.
"""

import sys
from pathlib import Path

THREADS = 4  # of each process: eight fight over the interpreter, and fewer reports are kept (docs/benchmarks.md)


def web_command(*, bind: str, processes: int = 2, threads: int = THREADS, log_level: str = "warning") -> list[str]:
    """The command that serves Hearth's pages; it is read once and shared by its processes."""
    queue = f"--worker-class gthread --threads {threads} --worker-connections {threads} --keep-alive 0"
    return [
        str(Path(sys.executable).parent / "gunicorn"),
        "hearth.config.wsgi",
        *f"--bind {bind} --workers {processes} {queue} --log-level {log_level}".split(),
        "--preload",
        "--no-control-socket",
    ]
