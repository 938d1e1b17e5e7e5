"""A council's register: a million people and a million worries of one holder, row-level security and audit on.

    HEARTH_HOME=var/bench .venv/bin/python -m bench register

The people are those of `bench.children`, each household a family, so that a name is found among a million real-looking
ones. `bench.matching` asks the same register.
"""

import os
import pickle
import time
from pathlib import Path
from typing import Any

PEOPLE = int(os.environ.get("BENCH_PEOPLE", 1_000_000))
CONCERNS = PEOPLE
COUNCIL, NUMBER, POSTCODE = "bench-matching", 32_011, "ZZ9 9ZX"


def run() -> dict[str, float]:
    """Lay it down once, measure and print; the figures by name."""
    path = written()
    _, viewers = lay_down(path)
    from bench.register_pages import measured

    figures = measured(path, viewers)
    for name, value in figures.items():
        print(f"register: {name}: {value:,.1f}", flush=True)
    return figures


def written(people: int = PEOPLE) -> Path:
    """The register as a file, with the truth beside it: written once for each size."""
    from hearth.config.commands import prepare_database

    prepare_database()
    folder = Path(os.environ["HEARTH_HOME"])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"register-{people}.tsv"
    if not path.exists():
        from bench.matching_file import write_register

        records = write_register(people, path)
        path.with_suffix(".truth").write_bytes(pickle.dumps(records))
    return path


def lay_down(path: Path) -> tuple[Any, dict[str, Any]]:
    """The council with its register, and the people who look: by role."""
    from bench.council import lay_down_council

    lay_down_council(COUNCIL, number=NUMBER, postcode=POSTCODE)
    from bench.asking import people_of
    from bench.register_rows import fill
    from hearth.access.models import Agency

    council = Agency.objects.get(name=COUNCIL)
    viewers = people_of(council)
    began = time.monotonic()
    if fill(council, viewers["supervisor"].team_id, path, CONCERNS):
        print(f"  a register of {PEOPLE:,} laid down in {time.monotonic() - began:.0f} s", flush=True)
    return council, viewers


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    run()
