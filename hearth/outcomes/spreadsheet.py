"""A charity's spreadsheet saved as CSV: looked at before it is read, so that what is wrong is said in words.

Raises `BadInput` throughout, with the file, the line (the first is the header's) and what to do about it.
"""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from hearth.ui.errors import BadInput

HOW_TO_SAVE = (
    "In Excel choose File, Save As, “CSV UTF-8 (Comma delimited)”; in LibreOffice tick “Edit filter "
    "settings” and choose Unicode (UTF-8) and a comma."
)
BLOCK = 1 << 22


@dataclass(frozen=True)
class Heading:
    """The header of a file: every column as we call it, in the file's order, and how the file spells it."""

    path: Path
    columns: tuple[str, ...]
    spelt: tuple[str, ...]

    def besides(self, known: Sequence[str]) -> list[str]:
        """Columns that nothing will be read from, as the file spells them."""
        return [spelt for column, spelt in zip(self.columns, self.spelt, strict=True) if column not in known]


def heading(path: Path, required: Sequence[str], optional: Sequence[str] = ()) -> Heading:
    """Read the header, having made sure that the whole file is text in UTF-8."""
    _is_utf8(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        spelt = tuple(name.strip() for name in next(csv.reader(file), ()))
    columns = tuple("_".join(name.lower().split()) for name in spelt)
    if not any(columns):
        raise BadInput(f"{path.name}, line 1: the first line is blank; it should name the columns.")
    _is_comma_separated(path, columns)
    _has_each(path, required, columns, spelt)
    _has_none_twice(path, [*required, *optional], columns)
    return Heading(path, columns, spelt)


def _has_each(path: Path, required: Sequence[str], columns: Sequence[str], spelt: Sequence[str]) -> None:
    lacking = [column for column in required if column not in columns]
    if lacking:
        has = ", ".join(name or "a column without a name" for name in spelt)
        missing = " and ".join(f"“{column}”" for column in lacking)
        which = "column {} is" if len(lacking) == 1 else "columns {} are"
        raise BadInput(
            f"{path.name}, line 1: the {which.format(missing)} missing. Needed are {', '.join(required)}; "
            f"the file has {has}."
        )


def _has_none_twice(path: Path, known: Sequence[str], columns: Sequence[str]) -> None:
    for column in known:
        if columns.count(column) > 1:
            raise BadInput(f"{path.name}, line 1: there are two columns called “{column}”; keep one.")


def _is_utf8(path: Path) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    for block in chain(_blocks(path), [b""]):
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            line += error.object.count(b"\n", 0, error.start)
            raise BadInput(
                f"{path.name}, line {line}: the file is not saved as UTF-8, but probably as Windows-1252 "
                f"(byte {error.object[error.start]:#04x} is not UTF-8). {HOW_TO_SAVE}"
            ) from error
        line += block.count(b"\n")


def _blocks(path: Path) -> Iterator[bytes]:
    """The file in pieces, once it is clear that it is a text file with something in it."""
    try:
        with path.open("rb") as file:
            block = file.read(BLOCK)
            _is_text(path, block)
            while block:
                yield block
                block = file.read(BLOCK)
    except OSError as error:
        raise BadInput(f"{path} cannot be opened: {(error.strerror or 'unknown reason').lower()}.") from error


def _is_text(path: Path, start: bytes) -> None:
    if not start.removeprefix(codecs.BOM_UTF8).strip():
        raise BadInput(f"{path.name} is empty: it has not even a line with the names of its columns.")
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise BadInput(f"{path.name} is a workbook, not a CSV file. {HOW_TO_SAVE}")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadInput(f"{path.name}, line 1: the file is saved as UTF-16, not UTF-8. {HOW_TO_SAVE}")


def _is_comma_separated(path: Path, columns: Sequence[str]) -> None:
    for sign, called in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")):
        if len(columns) == 1 and sign in columns[0].replace("_", "\t"):
            raise BadInput(f"{path.name}, line 1: columns are separated by {called} instead of commas. {HOW_TO_SAVE}")


def records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each record and the line it begins on, header first; blank lines are passed over, as by DuckDB."""
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        begins = 1
        for record in reader:
            if record:
                yield begins, record
            begins = reader.line_num + 1


def line_of(path: Path, record: int) -> int:
    """The line on which a record begins, the first below the header being record 0."""
    return next(line for place, (line, _) in enumerate(records(path)) if place == record + 1)


def why_unreadable(path: Path) -> BadInput:
    """Why a file with a proper header could not be read as a table."""
    width = None
    for line, record in records(path):
        width = width or len(record)
        if len(record) != width and any("\n" in field for field in record):
            return BadInput(f"{path.name}, line {line}: a quotation mark is opened here and never closed.")
        if len(record) != width:
            return BadInput(
                f"{path.name}, line {line}: {len(record)} columns where the header has {width}. A comma "
                "within a cell needs quotation marks around the cell."
            )
    return BadInput(
        f"{path.name} cannot be read as a table: its lines do not all end in the same way, or a quotation "
        f"mark is never closed, or a cell has two million letters. Open it and save it again. {HOW_TO_SAVE}"
    )
