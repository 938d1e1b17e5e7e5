"""Where a table's rows come from: a CSV file, or Parquet. Everything arrives as text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from hearth.outcomes.spreadsheet import heading, line_of, why_unreadable
from hearth.ui.errors import BadInput

STRICTLY = "delim=',', quote='\"', escape='\"', header=true, auto_detect=false, strict_mode=true"


@dataclass(frozen=True)
class Source:
    path: Path
    columns: tuple[str, ...]
    ignored: tuple[str, ...]

    @property
    def is_parquet(self) -> bool:
        return self.path.suffix == ".parquet"

    def place(self, record: int) -> str:
        """Where the record is, counted from 0: the line of a CSV file as an editor numbers it."""
        if self.is_parquet:
            return f"{self.path.name}, row {record + 1}"
        return f"{self.path.name}, line {line_of(self.path, record)}"

    def load(
        self,
        connection: duckdb.DuckDBPyConnection,
        table: str,
        wanted: Sequence[str],
        as_spelt: Collection[str] = (),
    ) -> None:
        """Create `table` with the wanted columns as text, NULL where blank or not in the file.

        Spaces around a cell go, but for the columns to be left `as_spelt`.
        """
        texts = ", ".join(f"{self._text(name, name in as_spelt)} AS {name}" for name in wanted)
        spelt = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(self.columns)))
        rows = "read_parquet(?)" if self.is_parquet else f"read_csv(?, {STRICTLY}, columns={{{spelt}}})"
        try:
            connection.execute(f"CREATE TABLE {table} AS SELECT {texts} FROM {rows}", [str(self.path)])
        except duckdb.Error as error:
            raise self._unreadable() from error

    def _text(self, name: str, as_spelt: bool) -> str:
        if name not in self.columns:
            return "NULL::VARCHAR"
        column = f'"{name}"' if self.is_parquet else f"c{self.columns.index(name)}"
        return f"{column}::VARCHAR" if as_spelt else f"nullif(trim({column}::VARCHAR), '')"

    def _unreadable(self) -> BadInput:
        return (
            BadInput(f"{self.path.name} cannot be read as Parquet.") if self.is_parquet else why_unreadable(self.path)
        )


def source(path: Path, required: Sequence[str], optional: Sequence[str]) -> Source:
    """Look at a file's columns. Raises `BadInput` where one is missing, or it is no table."""
    if path.suffix == ".parquet":
        return _parquet(path, required, optional)
    head = heading(path, required, optional)
    return Source(path, head.columns, tuple(head.besides([*required, *optional])))


def _parquet(path: Path, required: Sequence[str], optional: Sequence[str]) -> Source:
    try:
        with duckdb.connect() as connection:
            described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    except duckdb.Error as error:
        raise BadInput(f"{path} cannot be read as Parquet.") from error
    columns = tuple(str(column[0]) for column in described)
    for name in required:
        if name not in columns:
            raise BadInput(f"{path.name}: the column “{name}” is missing. Needed are {', '.join(required)}.")
    return Source(path, columns, tuple(name for name in columns if name not in (*required, *optional)))
