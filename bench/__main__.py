"""`make bench`: every figure beside its yardstick, in a home of its own. `make bench ONLY=places` for one."""

import importlib
import os
import subprocess
import sys

ROOMS = (
    "places",
    "splits",
    "submit",
    "pages",
    "outcomes",
    "directory",
    "instruments",
    "register",
    "matching",
    "casework",
    "mix",
)


def main() -> int:
    os.environ.setdefault("HEARTH_HOME", os.path.join("var", "bench"))
    os.environ["HEARTH_DEMO"] = "0"
    os.environ["HEARTH_OPENINGS_AN_HOUR"] = (
        "1000000000"  # one worker opens thousands here; they are counted all the same
    )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    wanted = sys.argv[1:] or list(ROOMS)
    unknown = [name for name in wanted if name not in ROOMS]
    if unknown:
        print(f"There is no bench called {unknown[0]}. There are {', '.join(ROOMS)}.", file=sys.stderr)
        return 2
    if len(wanted) > 1:
        return _each_apart(wanted)
    importlib.import_module(f"bench.{wanted[0]}").run()
    return 0


def _each_apart(wanted: list[str]) -> int:
    """Every room in a process of its own: what one leaves in memory is not the next one's, nor is its failure."""
    failed = [name for name in wanted if subprocess.run([sys.executable, "-m", "bench", name]).returncode]
    for name in failed:
        print(f"{name}: did not come to its end.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
