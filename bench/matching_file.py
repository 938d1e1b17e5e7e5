"""A register as a file, as `COPY` gives it, and the truth beside it."""

from pathlib import Path

from bench.children import Child, register
from hearth.families.likeness.models import LISTS
from hearth.families.likeness.profile import Profile, profile_of
from hearth.triage.matching.columns import RAW


def row(id: str, profile: Profile) -> str:
    return "\t".join([id, *(_text(name, getattr(profile, name)) for name in RAW)]) + "\n"


def _text(name: str, value: object) -> str:
    return " ".join(value) if name in LISTS else str(value or "")  # type: ignore[arg-type]


def write_register(people: int, path: Path, seed: int = 1) -> list[Child]:
    """The records, in order; the file names each by its place in the list."""
    records = []
    with path.open("w") as file:
        for number, child in enumerate(register(people, seed=seed)):
            file.write(row(f"{number:08d}", profile_of(child.told)))
            records.append(child)
    return records
