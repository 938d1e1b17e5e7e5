"""A register's profiles as a file for DuckDB, by PostgreSQL's own `COPY`, inside the holder's scope."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.conf import settings
from django.db import connection

from hearth.families.likeness.keeping import keep_everybody
from hearth.families.likeness.models import Likeness
from hearth.families.models import Person
from hearth.triage.matching.columns import RAW

_COPY = f"""
COPY (SELECT person_id, {", ".join(f"nullif({name}::text, '')" for name in RAW)} FROM families_likeness
      WHERE holder_id = %s ORDER BY person_id)
TO STDOUT WITH (FORMAT text, NULL '')
"""


@contextmanager
def register_as_file(holder_id: UUID) -> Iterator[Path]:
    """Names of people stand in it, so it lies in Hearth's own folder and is gone afterwards."""
    _keep_whoever_is_missing(holder_id)
    with TemporaryDirectory(dir=_folder(), prefix="matching-") as folder:
        path = Path(folder) / "people.tsv"
        with path.open("wb") as file, connection.cursor() as cursor, cursor.copy(_COPY, [holder_id]) as rows:
            for piece in rows:
                file.write(piece)
        yield path


def _keep_whoever_is_missing(holder_id: UUID) -> None:
    """Somebody brought in by hand, or before there were profiles."""
    people = Person.objects.filter(holder_id=holder_id, sealed_at=None).count()
    if people != Likeness.objects.filter(holder_id=holder_id).count():
        keep_everybody(holder_id)


def _folder() -> Path:
    folder = Path(settings.HEARTH_HOME) / "matching"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
