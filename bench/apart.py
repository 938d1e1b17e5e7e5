"""Something measured in a process of its own, so that its memory is its own."""

import json
import subprocess
import sys
from pathlib import Path


def load_apart(room: str, path: Path) -> dict[str, float]:
    """The figures that `python -m bench.<room> load PATH` prints as JSON."""
    command = [sys.executable, "-m", f"bench.{room}", "load", str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))
