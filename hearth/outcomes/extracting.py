"""`hearth extract`: the two tables that every figure is made of, from each agency's records of its work."""

import csv
import hashlib
import hmac
import os
import secrets
import sys
import tempfile
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from uuid import UUID

from hearth.ui import days
from hearth.ui.errors import BadInput, Failure

if TYPE_CHECKING:
    from hearth.access.models import Agency

EXAMPLE = """example:
  hearth extract --out figures --agency "Harbour Families" --pseudonyms
  hearth outcomes report --episodes figures/episodes.csv --observations figures/observations.csv

Nobody's name is in the tables. With --pseudonyms nobody's identifier is either: each run makes new ones,
which cannot be followed back to a record nor joined to another run's. Sealed records have such ones always."""
TABLES = ("episodes.csv", "observations.csv")
UNSEALED = "unsealed"  # the folder of the tables without what is sealed


def add_commands(parser: ArgumentParser) -> None:
    parser.description = "Write episodes.csv and observations.csv from the records of every agency, or of one."
    parser.epilog = EXAMPLE
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="made where it is not there")
    parser.add_argument("--agency", metavar="NAME", help="only the records that this agency keeps")
    parser.add_argument("--pseudonyms", action="store_true", help="new identifiers that lead back to nobody")
    parser.set_defaults(run=run_extract, database=True)


def run_extract(arguments: Namespace) -> None:
    holders = _holders(arguments.agency)
    pseudonym = pseudonym_maker(secrets.token_bytes(32))
    with _tables(arguments.out) as tables:
        count = sum(_write(holder, pseudonym, [tables], as_they_are=not arguments.pseudonyms) for holder in holders)
    whose = days.plural(len(holders), "agency", "agencies")
    print(f"{days.plural(count, 'episode')} of {whose} written to {arguments.out}.", file=sys.stderr)


def extract_of(holder: "Agency", folder: Path) -> int:
    """One agency's tables, with pseudonyms that lead back to nobody: how many episodes they hold.

    Twice: all, for figures that are protected before they are shown; and without what is sealed, for those who see the
    figures of their own team whole, because they may open every other record that is counted.
    """
    pseudonym = pseudonym_maker(secrets.token_bytes(32))
    with _tables(folder) as tables, _tables(folder / UNSEALED) as unsealed:
        return _write(holder, pseudonym, [tables, unsealed])


def pseudonym_maker(key: bytes) -> Any:
    """A function from an id to a pseudonym (80 bits of HMAC-SHA-256), the same while the key lives."""
    return lambda id: hmac.new(key, id.bytes, hashlib.sha256).hexdigest()[:20]


def _holders(name: str | None) -> "list[Agency]":
    from hearth.access.models import Agency

    holders = list(Agency.objects.filter(is_holder=True).order_by("name"))
    if name is None:
        return holders
    chosen = [holder for holder in holders if holder.name == name]
    if not chosen:
        known = ", ".join(holder.name for holder in holders) or "none yet"
        raise BadInput(f"No agency called “{name}” keeps records here. Those that do: {known}.")
    return chosen


def _write(holder: "Agency", pseudonym: Any, tables: list[Any], *, as_they_are: bool = False) -> int:
    """One agency's rows, read in its own scope, into its tables and, if given, those without what is sealed.

    That they were read is in its log.
    """
    from hearth.audit.actors import HEARTH
    from hearth.audit.pending import record
    from hearth.casework.extract import batches, episode_row, observation_rows, sealed_in
    from hearth.scope.opening import holder_scope

    count = 0
    with holder_scope(UUID(str(holder.pk))):
        sealed = sealed_in(holder.pk)
        for batch in batches(holder.pk):
            kept = [episode for episode in batch if episode.family_id not in sealed.families]
            hidden = sealed.families | sealed.people | {each.pk for each in batch} - {each.pk for each in kept}
            name = partial(_as_it_is, hidden=hidden, pseudonym=pseudonym) if as_they_are else pseudonym
            for (episodes, observations), rows, without in zip(
                tables, (batch, kept), (frozenset[UUID](), sealed.people), strict=False
            ):
                episodes.writerows(episode_row(episode, name) for episode in rows)
                observations.writerows(observation_rows(rows, name, without))
            count += len(batch)
            print(f"{holder}: {days.plural(count, 'episode')}", file=sys.stderr)
        record(by=HEARTH, verb="extracted", subject=holder, fields=["episodes", "observations"])
    return count


def _as_it_is(id: UUID, hidden: frozenset[UUID], pseudonym: Any) -> str:
    """Of a sealed record not even its id: it would stand beside the family that the child came from."""
    return str(pseudonym(id)) if id in hidden else str(id)


@contextmanager
def _tables(folder: Path) -> Iterator[tuple[Any, Any]]:
    """Both tables, under other names until both are whole; otherwise what stood there before stays."""
    from hearth.casework.extract import EPISODE_COLUMNS, OBSERVATION_COLUMNS

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as unfinished:
            files = [unfinished.enter_context(_unfinished(folder, table)) for table in TABLES]
            writers = [csv.writer(file, lineterminator="\n") for file in files]
            for writer, columns in zip(writers, (EPISODE_COLUMNS, OBSERVATION_COLUMNS), strict=True):
                writer.writerow(columns)
            yield writers[0], writers[1]
            for file, table in zip(files, TABLES, strict=True):
                file.close()
                os.replace(file.name, folder / table)
    except OSError as problem:
        reason = (problem.strerror or "no reason given").lower()
        raise Failure(f"The tables cannot be written to {folder}: {reason}.") from problem


@contextmanager
def _unfinished(folder: Path, table: str) -> Iterator[TextIO]:
    """A file of one's own until it is renamed; gone if it never is."""
    with tempfile.NamedTemporaryFile(
        "w", dir=folder, prefix=f".{table}.", delete=False, encoding="utf-8", newline=""
    ) as file:
        try:
            yield file  # type: ignore[misc]
        finally:
            Path(file.name).unlink(missing_ok=True)
