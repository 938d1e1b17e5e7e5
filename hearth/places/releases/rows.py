"""Read a file a block at a time, and say in which line it goes wrong."""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence

from hearth.places.releases.lines import ImpossibleRow
from hearth.places.releases.sources import Source
from hearth.places.rules.columns import UnknownHeader
from hearth.ui.errors import BadInput

BLOCK = 10_000
# From a header to what makes a line for COPY of each row. It may give nothing for a row that adds nothing.
LineMaker = Callable[[Sequence[str]], Callable[[Sequence[str]], str]]
UNREADABLE = (OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error)


def copy_blocks(file: Source, made_for: LineMaker) -> Iterator[tuple[int, str]]:
    """Pairs of (rows, text) to copy into a table. Raises `BadInput` with the file and the line."""
    try:
        with file.open() as opened, io.TextIOWrapper(opened, encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            try:
                yield from _blocks(reader, _header(file, reader), made_for)
            except (ValueError, csv.Error) as problem:
                raise _told(file, reader.line_num, problem) from None
    except UNREADABLE as problem:
        raise BadInput(f"{file.name} cannot be read: {problem}.") from None


def _header(file: Source, reader: Iterator[list[str]]) -> list[str]:
    header = next(reader, None)
    if not header:
        raise BadInput(f"{file.name} is empty.")
    return header


def _blocks(reader: Iterator[list[str]], header: Sequence[str], made_for: LineMaker) -> Iterator[tuple[int, str]]:
    width, line_of = len(header), made_for(header)
    rows, lines = 0, []
    for row in reader:
        if len(row) != width:
            if not row:
                continue
            raise ImpossibleRow(f"the line has {len(row)} fields where the header has {width}.")
        rows += 1
        lines.append(line_of(row))
        if rows == BLOCK:
            yield BLOCK, "".join(lines)
            rows = 0
            lines.clear()
    if rows:
        yield rows, "".join(lines)


def _told(file: Source, line: int, problem: Exception) -> BadInput:
    if isinstance(problem, UnknownHeader):
        return BadInput(f"{file.name} is not a file of a kind known here: {problem}")
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
