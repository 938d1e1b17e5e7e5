"""Find the postcode file in what we were given: a file, a folder, or the zip of a real release.

A real release holds look-up tables and the whole directory again as text and by postcode area. The whole file
is taken; where there is none, the area files.
"""

import calendar
import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from hearth.places.rules.columns import COLUMNS, UPRN_COLUMNS, Column, UnknownHeader, recognise
from hearth.ui.errors import BadInput

EDITION = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ _-]*(20\d\d)", re.IGNORECASE)
MONTHS = {month[:3].lower(): month for month in calendar.month_name[1:]}
OF_ONE_AREA = re.compile(r"[_\W](?!uk$|gb$)([a-z]{1,2}|gir)$", re.IGNORECASE)
LONGEST_HEADER = 64 * 1024
MOST_ENTRIES = 10_000
LARGEST_ENTRY = 8 * 1024**3
SMALL_ENTRY = 10_000
MOST_COMPRESSED = 100  # a real release compresses about seventeenfold


@dataclass(frozen=True, slots=True)
class Source:
    """One CSV file; `open` gives its bytes from the beginning, each time anew."""

    name: str
    open: Callable[[], IO[bytes]]

    @property
    def is_of_one_area(self) -> bool:
        path = PurePosixPath(self.name)
        return bool(OF_ONE_AREA.search(path.stem)) or path.parent.name.lower().startswith("multi")


def postcode_files(path: Path) -> list[Source]:
    """The files that together are one release. Raises `BadInput` for none, or several whole ones."""
    if path.is_dir() or _is_zip(path):
        return _chosen(path, _everything(path))
    return _everything(path)


def uprn_files(path: Path) -> list[Source]:
    """Every regional file of the UPRN look-up. Raises `BadInput` where there is none."""
    if path.is_dir() or _is_zip(path):
        return _recognised(path, _everything(path), UPRN_COLUMNS, "UPRN look-up file")
    return _everything(path)


def all_tables(path: Path) -> list[Source]:
    """Every CSV file of a folder or zip; none of a single file, beside which nothing is known to lie."""
    return _everything(path) if path.is_dir() or _is_zip(path) else []


def edition(path: Path, files: list[Source]) -> str:
    """What to call the release: `November 2025` where a name says so, else the name itself."""
    for name in (files[0].name, path.name):
        found = EDITION.search(name)
        if found:
            return f"{MONTHS[found[1].lower()[:3]]} {found[2]}"
    return path.stem


def _everything(path: Path) -> list[Source]:
    """Each CSV file in what we were given; a single file whatever it is called."""
    if not path.exists():
        raise BadInput(f"There is no file or folder {path}.")
    if path.is_dir():
        return _in_folder(path)
    return _in_zip(path) if _is_zip(path) else [_plain(path, path.name)]


def _is_zip(path: Path) -> bool:
    return path.is_file() and (path.suffix.lower() == ".zip" or zipfile.is_zipfile(path))


def _in_folder(folder: Path) -> list[Source]:
    found = sorted(file for file in folder.rglob("*") if file.suffix.lower() == ".csv" and file.is_file())
    return [_plain(file, file.relative_to(folder).as_posix()) for file in found]


def _plain(file: Path, name: str) -> Source:
    return Source(name, lambda: file.open("rb"))


def _in_zip(path: Path) -> list[Source]:
    """Read from inside the zip: nothing is ever unpacked to disk."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as problem:
        raise BadInput(f"{path.name} is not a zip file that can be read: {problem}.") from None
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise BadInput(f"{path.name} holds {len(entries)} files, more than a postcode release has.")
    for entry in entries:
        _refuse_dangerous(path, entry)
    tables = [entry for entry in entries if entry.filename.lower().endswith(".csv")]
    return [_zipped(archive, entry) for entry in tables]


def _zipped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Source:
    return Source(entry.filename, lambda: archive.open(entry))


def _refuse_dangerous(path: Path, entry: zipfile.ZipInfo) -> None:
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in entry.filename:
        raise BadInput(f"{path.name} names a file outside itself ({entry.filename[:80]}); it is refused.")
    if entry.file_size > min(LARGEST_ENTRY, MOST_COMPRESSED * max(entry.compress_size, SMALL_ENTRY)):
        raise BadInput(f"{path.name}: {entry.filename[:80]} would unpack to {entry.file_size:,} bytes. Refused.")
    if entry.flag_bits & 1:
        raise BadInput(f"{path.name}: {entry.filename[:80]} is locked with a password.")


def _chosen(path: Path, files: list[Source]) -> list[Source]:
    recognised = _recognised(path, files, COLUMNS, "postcode file")
    whole = [file for file in recognised if not file.is_of_one_area]
    if len(whole) > 1:
        names = ", ".join(file.name for file in whole)
        raise BadInput(f"{path.name} holds {len(whole)} whole postcode files ({names}). Name one.")
    return whole or recognised


def _recognised(path: Path, files: list[Source], columns: Sequence[Column], kind: str) -> list[Source]:
    headers = {file.name: header_of(file) for file in files}
    found = [file for file in files if _is_recognised(headers[file.name], columns)]
    if not found:
        raise BadInput(f"{path.name} holds no {kind}: {_nearest(files, headers, columns)}")
    return found


def header_of(file: Source) -> list[str]:
    """The first row, or nothing where there is none that can be read."""
    try:
        with file.open() as opened:
            beginning = opened.read(LONGEST_HEADER).decode("utf-8-sig", errors="replace")
        return next(csv.reader(io.StringIO(beginning)), [])
    except (csv.Error, OSError, zipfile.BadZipFile, NotImplementedError):
        return []


def _is_recognised(header: list[str], columns: Sequence[Column]) -> bool:
    try:
        return bool(recognise(header, columns))
    except UnknownHeader:
        return False


def _nearest(files: list[Source], headers: dict[str, list[str]], columns: Sequence[Column]) -> str:
    """Why the file that came closest will not do."""
    for file in files:
        if "pcds" in [name.lower() for name in headers[file.name]]:
            try:
                recognise(headers[file.name], columns)
            except UnknownHeader as problem:
                return f"in {file.name} {problem}"
    return "no CSV file in it has a column pcds."
