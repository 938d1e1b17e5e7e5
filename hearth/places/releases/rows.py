"""Read a postcode file a block at a time, and say in which line it goes wrong."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from hearth.places.releases.lines import BodyNumber, ImpossibleRow, line_maker
from hearth.places.releases.sources import Source
from hearth.places.rules.columns import UnknownHeader, recognise
from hearth.ui.errors import BadInput

BLOCK = 10_000
UNREADABLE = (OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error)


def copy_blocks(file: Source, body_number: BodyNumber) -> Iterator[tuple[int, str]]:
    """Pairs of (rows, text) to copy into the postcode table. Raises `BadInput` with the file and the line."""
    try:
        with file.open() as opened, io.TextIOWrapper(opened, encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            try:
                yield from _blocks(reader, _header(file, reader), body_number)
            except (ValueError, csv.Error) as problem:
                raise _told(file, reader.line_num, problem) from None
    except UNREADABLE as problem:
        raise BadInput(f"{file.name} cannot be read: {problem}.") from None


def _header(file: Source, reader: Iterator[list[str]]) -> list[str]:
    header = next(reader, None)
    if not header:
        raise BadInput(f"{file.name} is empty.")
    return header


def _blocks(reader: Iterator[list[str]], header: Sequence[str], body_number: BodyNumber) -> Iterator[tuple[int, str]]:
    width, line_of = len(header), line_maker(recognise(header), body_number)
    lines: list[str] = []
    for row in reader:
        if len(row) != width:
            if not row:
                continue
            raise ImpossibleRow(f"the line has {len(row)} fields where the header has {width}.")
        lines.append(line_of(row))
        if len(lines) == BLOCK:
            yield BLOCK, "".join(lines)
            lines.clear()
    if lines:
        yield len(lines), "".join(lines)


def _told(file: Source, line: int, problem: Exception) -> BadInput:
    if isinstance(problem, UnknownHeader):
        return BadInput(f"{file.name} is not a postcode file of a kind known here: {problem}")
    if isinstance(problem, UnicodeDecodeError):
        line = _line_that_is_not_utf8(file)
        return BadInput(f"{file.name}, line {line}: the text is not UTF-8. Save the file as CSV in UTF-8.")
    if isinstance(problem, csv.Error):
        return BadInput(f"{file.name}, line {line}: the line is not CSV ({problem}).")
    return BadInput(f"{file.name}, line {line}: {problem}")


def _line_that_is_not_utf8(file: Source) -> int:
    """Decoding runs ahead of reading, so the line is looked for afresh."""
    with file.open() as opened:
        return next(number for number, line in enumerate(opened, start=1) if not _is_utf8(line))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
