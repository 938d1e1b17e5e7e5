"""Which column of a postcode file means what, by its name and never by its position.

Headers changed in August 2025, in November 2025 and again in 2026.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


class UnknownHeader(ValueError):
    """A column is missing or stands twice; the message names the columns that were looked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """`pattern` must match a whole name: `cty` is the county and `ctry` the country."""

    field: str
    meaning: str
    pattern: str
    examples: str


COLUMNS = (
    Column("postcode", "the postcode", r"pcds", "pcds"),
    Column("terminated", "the month it ended", r"doterm", "doterm"),
    Column("county", "the county", r"cty\d\dcd|oscty|cty", "cty25cd, oscty, cty"),
    Column("district", "the district", r"lad\d\dcd|oslaua|laua", "lad25cd, oslaua, laua"),
    Column("ward", "the ward", r"wd\d\dcd|osward|ward", "wd25cd, osward, ward"),
    Column("country", "the country", r"ctry\d\dcd|ctry", "ctry25cd, ctry"),
    Column("group", "Northern Ireland's commissioning group", r"pco\d\dcd|pct", "pco19cd, pct"),
    Column("large_user", "large users", r"usrtypind|usertype", "usrtypind, usertype"),
    Column("quality", "the quality of the location", r"gridind|osgrdind", "gridind, osgrdind"),
    Column("lsoa21", "the 2021 LSOA", r"lsoa21(cd)?", "lsoa21cd, lsoa21"),
    Column("latitude", "the latitude", r"lat", "lat"),
    Column("longitude", "the longitude", r"long", "long"),
)
# The UPRN look-up: a line for each address. Only what says where a home's children's services are is read.
UPRN_COLUMNS = (
    Column("uprn", "the address's own number", r"uprn", "uprn"),
    Column("postcode", "the postcode", r"pcds", "pcds"),
    Column("county", "the county", r"cty\d\dcd", "cty25cd"),
    Column("district", "the district", r"lad\d\dcd", "lad25cd"),
    Column("country", "the country", r"ctry\d{2,3}cd", "ctry25cd"),
)
OF_THE_2021_CENSUS = re.compile(r"(oa|lsoa|msoa)21(cd)?")


def recognise(header: Sequence[str], columns: Sequence[Column] = COLUMNS) -> dict[str, int | None]:
    """Field name to position. Only `lsoa21` may be None, in a file older than the 2021 census.

    Raises `UnknownHeader`, naming every column that was looked for and not found.
    """
    names = [name.strip().strip('"').lower() for name in header]
    found = {column.field: _positions(column, names) for column in columns}
    missing = [column for column in columns if not found[column.field] and not _may_lack(column, names)]
    if missing:
        raise UnknownHeader(_missing_sentence(missing))
    for column in columns:
        _refuse_two(column, [header[position] for position in found[column.field]])
    return {field: positions[0] if positions else None for field, positions in found.items()}


def _positions(column: Column, names: Sequence[str]) -> list[int]:
    return [position for position, name in enumerate(names) if re.fullmatch(column.pattern, name)]


def _may_lack(column: Column, names: Sequence[str]) -> bool:
    return column.field == "lsoa21" and not any(map(OF_THE_2021_CENSUS.fullmatch, names))


def _missing_sentence(missing: Sequence[Column]) -> str:
    wanted = "; ".join(f"{column.meaning} (looked for {column.examples})" for column in missing)
    return f"there is no column for {wanted}."


def _refuse_two(column: Column, names: Sequence[str]) -> None:
    if len(names) > 1:
        raise UnknownHeader(f"{' and '.join(names)} could each be the column for {column.meaning}.")
