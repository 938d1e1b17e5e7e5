"""Replace the postcode table by a new release, in one transaction: readers see the old one or the new one.

The new table is filled beside the old one, indexed, and takes its name; a load that fails leaves no trace.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.db import IntegrityError, OperationalError, connections, transaction
from django.utils import timezone
from psycopg import sql

from hearth.places.models import Postcode, PostcodeRelease
from hearth.places.reference.loading import OWNER, load_reference
from hearth.places.releases.lines import TABLE_COLUMNS, line_maker
from hearth.places.releases.resolving import Resolver
from hearth.places.releases.rows import copy_blocks
from hearth.places.releases.sources import Source, edition, postcode_files
from hearth.places.rules.columns import recognise
from hearth.places.rules.postcodes import display
from hearth.ui.errors import BadInput, Failure

TABLE = Postcode._meta.db_table
NEXT = f"{TABLE}_next"
APPLICATION = "hearth_app"
ONE_LOAD_AT_A_TIME = 0x_504C_4143  # the key of an advisory lock
LONGEST_WAIT_FOR_READERS = "15s"

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The release now current, and the area codes in it that no body answers to."""

    release: PostcodeRelease
    unknown_codes: list[str]


def load_postcodes(path: Path, *extra_bodies: Path, progress: Progress = lambda rows: None) -> Loaded:
    """Load a file, a folder or a zip as the current release; `extra_bodies` are files like `bodies.csv`.

    Raises `BadInput` for what cannot be a release (naming file and line) and `Failure` when another load is
    running or the table stays busy; in both cases nothing has changed.
    """
    files = postcode_files(path)
    with transaction.atomic(using=OWNER):
        lock()
        load_reference(*extra_bodies)
        resolver = Resolver.from_database()
        _fill(files, resolver, progress)
        _index()
        release = _record(edition(path, files))
        _swap()
    return Loaded(release, sorted(resolver.unknown))


def _run(*statements: str) -> None:
    with connections[OWNER].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lock() -> None:
    """One load of postcodes or of split ones at a time."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ONE_LOAD_AT_A_TIME])
        if not cursor.fetchone()[0]:
            raise Failure("Another load of postcodes is running. Nothing was changed.")


def _fill(files: list[Source], resolver: Resolver, progress: Progress) -> None:
    _run(f"DROP TABLE IF EXISTS {NEXT}", f"CREATE TABLE {NEXT} (LIKE {TABLE} INCLUDING DEFAULTS)")
    statement = sql.SQL("COPY {} ({}) FROM STDIN WITH (FREEZE)").format(
        sql.Identifier(NEXT), sql.SQL(", ").join(map(sql.Identifier, TABLE_COLUMNS))
    )
    total = 0
    with connections[OWNER].cursor() as cursor, cursor.copy(statement) as copy:
        for file in files:
            for rows, text in copy_blocks(file, lambda header: line_maker(recognise(header), resolver.body_number)):
                copy.write(text)
                total += rows
                progress(total)
    if total == 0:
        raise BadInput(f"{files[0].name} holds a header and no postcodes.")


def _index() -> None:
    try:
        _run(f"ALTER TABLE {NEXT} ADD CONSTRAINT {NEXT}_pkey PRIMARY KEY (postcode)", f"ANALYZE {NEXT}")
    except IntegrityError as problem:
        raise BadInput(f"The postcode {_repeated(problem)} stands in the file twice.") from None


def _repeated(problem: IntegrityError) -> str:
    """The postcode in PostgreSQL's `Key (postcode)=(AL11AA) is duplicated.`"""
    found = re.search(r"=\((\w+)\)", str(problem))
    return display(found[1]) if found else "of one line"


def _record(name: str) -> PostcodeRelease:
    with connections[OWNER].cursor() as cursor:
        cursor.execute(f"SELECT count(*), count(terminated), count(*) FILTER (WHERE body_id IS NULL) FROM {NEXT}")
        postcodes, terminated, unrouted = cursor.fetchone()
    PostcodeRelease.objects.using(OWNER).filter(current=True).update(current=False)
    return PostcodeRelease.objects.using(OWNER).create(
        name=name,
        loaded_at=timezone.now(),
        postcodes=postcodes,
        terminated=terminated,
        unrouted=unrouted,
        current=True,
    )


def _swap() -> None:
    try:
        _run(f"SET LOCAL lock_timeout = '{LONGEST_WAIT_FOR_READERS}'", f"DROP TABLE {TABLE}")
    except OperationalError as problem:
        if not isinstance(problem.__cause__, psycopg.errors.LockNotAvailable):
            raise
        raise Failure("The postcode table stayed busy, so nothing was changed. Try again.") from None
    _run(
        f"ALTER TABLE {NEXT} RENAME TO {TABLE}",
        f"ALTER TABLE {TABLE} RENAME CONSTRAINT {NEXT}_pkey TO {TABLE}_pkey",
        f"GRANT SELECT ON {TABLE} TO {APPLICATION}",
    )
