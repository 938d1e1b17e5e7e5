"""Reading somebody's workbook: no macros, no formulas, no bombs; every cell as text, with its place."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from hearth.ui.errors import BadInput

LARGEST = 5_000_000  # bytes as sent
LARGEST_INSIDE = 50_000_000  # bytes unpacked
MOST_ROWS = 2_000
MOST_COLUMNS = 200


@dataclass(frozen=True)
class SheetRow:
    sheet: str
    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def where(self) -> str:
        return f"sheet “{self.sheet}”, row {self.number}"


Sheets = dict[str, list[SheetRow]]


def read_workbook(path: Path) -> Sheets:
    """Each sheet's rows by their headings. Raises `BadInput` with a sentence for what is no plain workbook."""
    refuse_what_is_no_workbook(path)
    try:
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise BadInput(f"{path}: This is not a workbook that can be read. Save it again as .xlsx.") from error
    try:
        return {sheet.title: list(_rows(path, sheet)) for sheet in book.worksheets}
    finally:
        book.close()


def refuse_what_is_no_workbook(path: Path) -> None:
    if path.suffix.lower() == ".xlsm":
        raise BadInput(f"{path}: A workbook with macros is not taken. Save it as .xlsx, without macros.")
    if not path.is_file():
        raise BadInput(f"There is no file at {path}.")
    if path.stat().st_size > LARGEST:
        raise BadInput(f"{path}: The file is larger than {LARGEST:,} bytes; an instrument never is.")
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            inside = sum(each.file_size for each in packed.infolist())
    except zipfile.BadZipFile as error:
        raise BadInput(f"{path}: This is not an .xlsx workbook. Save it again as .xlsx.") from error
    if any("vbaproject" in name.lower() for name in names):
        raise BadInput(f"{path}: A workbook with macros is not taken. Save it as .xlsx, without macros.")
    if inside > LARGEST_INSIDE:
        raise BadInput(f"{path}: Unpacked, the file is larger than {LARGEST_INSIDE:,} bytes; an instrument never is.")


def _rows(path: Path, sheet: Any) -> Iterator[SheetRow]:
    headings: list[str] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=MOST_ROWS + 2), start=1):
        if number > MOST_ROWS:
            raise BadInput(f"{path}: Sheet “{sheet.title}” has more than {MOST_ROWS:,} rows; an instrument never has.")
        words = [_words(path, sheet.title, cell) for cell in cells]
        if not headings:
            headings = [heading.strip() for heading in words]
        elif any(words):
            yield SheetRow(sheet.title, number, {h: w for h, w in zip(headings, words, strict=False) if h and w})


def _words(path: Path, sheet: str, cell: ReadOnlyCell) -> str:
    """A cell as text: 1.0 is 1 again, a day is 2027-05-31; a formula is refused, whatever it says."""
    value: Any = cell.value
    if cell.data_type == "f":
        raise BadInput(f"{path}: Sheet “{sheet}”, cell {cell.coordinate} is a formula. Type its result instead.")
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
    return str(value).strip()
