"""Read the reference files: plain rows, checked, without a database."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hearth.ui.errors import BadInput

FOLDER = Path(__file__).parent
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One responsible body; `code` is None until one is published."""

    id: str
    code: str | None
    former_codes: tuple[str, ...]
    name: str
    other_name: str
    nation: str
    kind: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class StewardshipRow:
    """`successor` takes over `district` of `predecessor` (all of it where empty) on `starts`."""

    predecessor: str
    district: str
    district_name: str
    successor: str
    starts: date
    order: str


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A district that people know by name, and the body or bodies that may answer for children in it."""

    code: str
    name: str
    bodies: tuple[str, ...]


def read_bodies(path: Path = FOLDER / "bodies.csv") -> list[BodyRow]:
    """The bodies of a file with the columns of `bodies.csv`; only `code`, `name` and `nation` are needed.

    Raises `BadInput`, naming the file and the line.
    """
    return [_body(path, line, row) for line, row in rows_of(path, ("code", "name", "nation"))]


def read_stewardships(path: Path = FOLDER / "stewardship.csv") -> list[StewardshipRow]:
    """Who takes over what; raises `BadInput`, naming the file and the line."""
    columns = ("predecessor", "district", "successor", "starts")
    return [_stewardship(path, line, row) for line, row in rows_of(path, columns)]


@cache
def known_districts() -> tuple[DistrictRow, ...]:
    """The districts of two-tier areas, and Northern Ireland's, whose councils do not look after children."""
    rows = rows_of(FOLDER / "districts.csv", ("code", "name", "bodies"))
    return tuple(DistrictRow(row["code"], row["name"], tuple(row["bodies"].split())) for _, row in rows)


def slug(name: str) -> str:
    """An id made of a name, for a body that brings none: `Ashdale Council` becomes `ashdale-council`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def rows_of(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = [column for column in needed if column not in (reader.fieldnames or ())]
            if missing:
                raise BadInput(f"{path.name} has no column {', '.join(missing)}.")
            for row in reader:
                yield reader.line_num, {name: (value or "").strip() for name, value in row.items() if name}
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadInput(f"{path.name} cannot be read as a CSV file in UTF-8: {problem}.") from None


def _body(path: Path, line: int, row: dict[str, str]) -> BodyRow:
    if not row["name"]:
        raise BadInput(f"{path.name}, line {line}: the body has no name.")
    if row["nation"] not in NATIONS:
        raise BadInput(f"{path.name}, line {line}: the nation must be one of {', '.join(NATIONS)}.")
    return BodyRow(
        id=row.get("id") or slug(row["name"]),
        code=row["code"] or None,
        former_codes=tuple(row.get("former_codes", "").split()),
        name=row["name"],
        other_name=row.get("other_name", ""),
        nation=row["nation"],
        kind=row.get("kind", ""),
        valid_from=_day(path, line, row.get("valid_from", "")),
        valid_to=_day(path, line, row.get("valid_to", "")),
    )


def _stewardship(path: Path, line: int, row: dict[str, str]) -> StewardshipRow:
    starts = _day(path, line, row["starts"])
    if starts is None:
        raise BadInput(f"{path.name}, line {line}: the day the successor starts is missing.")
    name, order = row.get("district_name", ""), row.get("order", "")
    return StewardshipRow(row["predecessor"], row["district"], name, row["successor"], starts, order)


def _day(path: Path, line: int, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(f"{path.name}, line {line}: “{text[:20]}” is not a date like 2027-04-01.") from None
