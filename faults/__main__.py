"""`make faults`: break what can break, under load, and count what was lost. `make faults ONLY=doubles` for one.

In a home of its own, made anew each time; load and kills stay on this machine. Exits 1 when a promise is broken.
"""

import importlib
import os
import shutil
import sys
import time
from pathlib import Path

ROOMS = ("web", "database", "control", "doubles", "delivery")


def main() -> int:
    os.environ["HEARTH_HOME"] = os.path.join("var", "faults")
    os.environ["HEARTH_DEMO"] = "0"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    wanted = sys.argv[1:] or list(ROOMS)
    unknown = [name for name in wanted if name not in ROOMS]
    if unknown:
        print(f"There is no fault called {unknown[0]}. There are {', '.join(ROOMS)}.", file=sys.stderr)
        return 2
    _make_ready()
    broken = [promise for name in wanted for promise in _run(name)]
    print(f"faults: {len(broken)} promises broken" if broken else "faults: every promise was kept")
    return 1 if broken else 0


def _make_ready() -> None:
    from hearth.config import embedded

    if embedded.folder().exists():
        embedded.stop_for_good()
    shutil.rmtree(Path(os.environ["HEARTH_HOME"]), ignore_errors=True)
    from hearth.config.commands import prepare_database

    prepare_database()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _run(name: str) -> list[str]:
    from faults.promises import Outcome

    begun = time.monotonic()
    try:
        outcome: Outcome = importlib.import_module(f"faults.{name}").run()
    except (OSError, RuntimeError) as problem:  # it went on for too long, or answered with something else altogether
        outcome = Outcome(broken=[str(problem)])
    outcome.figures["seconds"] = time.monotonic() - begun
    for what, figure in outcome.figures.items():
        print(f"{name}: {what}: {figure:,.1f}".removesuffix(".0"), flush=True)
    for promise in outcome.broken:
        print(f"{name}: BROKEN: {promise}", flush=True)
    return outcome.broken


if __name__ == "__main__":
    sys.exit(main())
