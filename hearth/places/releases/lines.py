"""Turn a row of the postcode file into a line for PostgreSQL's COPY.

Written for 2.7 million rows: what repeats (codes, months, bodies) is worked out once and remembered.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from hearth.places.fields import number_of
from hearth.places.rules.postcodes import COMPACT_IN_FILES, compact
from hearth.places.rules.responsibility import check_commissioning_group, district_to_keep

NULL = r"\N"
MOST_REMEMBERED = 20_000
AREA_FIELDS = ("county", "district", "ward", "country", "group", "lsoa21")
MONTH = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])", re.ASCII)
OF_AN_OLD_CENSUS = re.compile(r"[0-9]{2}[A-Z]{2}[0-9A-Z]{2,5}")  # Northern Ireland's small areas once
TWO_NUMBERS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?\t-?[0-9]{1,3}(\.[0-9]{1,12})?")
NO_LOCATION = 99
NOWHERE = f"{NULL}\t{NULL}"
# The columns of the table, in the order of the lines written here.
TABLE_COLUMNS = (
    *("district", "ward", "lsoa21", "body_id"),
    *("terminated", "quality", "large_user"),
    *("latitude", "longitude", "postcode"),
)

# County, district, country and commissioning group to the number of the body.
BodyNumber = Callable[[str, str, str, str], int | None]


class ImpossibleRow(ValueError):
    """A row that cannot be true; the message says which field."""


def line_maker(positions: Mapping[str, int | None], body_number: BodyNumber) -> Callable[[Sequence[str]], str]:
    """A function from a row to a line. It raises `ValueError`, in words, for a row that cannot be true."""
    fields = itemgetter(*(positions[field] or 0 for field in ("postcode", "group", "latitude", "longitude")))
    area_fields = itemgetter(*(positions[field] or 0 for field in AREA_FIELDS))
    state_fields = itemgetter(*(positions[field] or 0 for field in ("terminated", "quality", "large_user")))
    remembered = lru_cache(MOST_REMEMBERED)
    area, state = remembered(_area_maker(positions["lsoa21"] is not None, body_number)), remembered(_state)

    def line_of(row: Sequence[str]) -> str:
        written, group, latitude, longitude = fields(row)
        postcode = compact(written)
        if not COMPACT_IN_FILES.fullmatch(postcode):
            raise ImpossibleRow(f"“{written[:20]}” is not a postcode.")
        if postcode.startswith("BT"):
            check_commissioning_group(group)
        place = location(latitude, longitude)
        return f"{area(*area_fields(row))}\t{state(*state_fields(row))}\t{place}\t{postcode}\n"

    return line_of


def _area_maker(has_lsoa: bool, body_number: BodyNumber) -> Callable[..., str]:
    """District, ward, LSOA and body: sixty postcodes or so share them, one after another."""

    def area(county: str, district: str, ward: str, country: str, group: str, lsoa: str) -> str:
        number = body_number(county, district, country, group)
        body = NULL if number is None else number
        kept = _code(district_to_keep(district, country))
        return f"{kept}\t{_small_area(ward)}\t{_small_area(lsoa) if has_lsoa else NULL}\t{body}"

    return area


def _state(terminated: str, quality: str, large_user: str) -> str:
    """The month it ended, the quality of its location, and whether one organisation has it to itself."""
    return f"{_month(terminated)}\t{_quality(quality)}\t{_large_user(large_user)}"


def location(latitude: str, longitude: str) -> str:
    """Both or neither: 99.999999 and 0.000000 stand for no location. Raises `ImpossibleRow` off the globe."""
    if not latitude or not longitude:
        return NOWHERE
    written = f"{latitude}\t{longitude}"
    if not TWO_NUMBERS.fullmatch(written):
        raise ImpossibleRow(f"“{latitude[:20]}” and “{longitude[:20]}” are no latitude and longitude.")
    north, east = float(latitude), float(longitude)
    if NO_LOCATION < north < NO_LOCATION + 1:
        return NOWHERE
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ImpossibleRow(f"“{latitude[:20]}, {longitude[:20]}” is not on the globe.")
    return written  # as it came: to format a number costs more than to read it


def _month(text: str) -> str:
    if not text.strip():
        return NULL
    if not MONTH.fullmatch(text):
        raise ImpossibleRow(f"“{text[:20]}” is not a month written as year and month, such as 199405.")
    return text


def _code(code: str) -> str:
    return str(number_of(code)) if code else NULL


def _small_area(code: str) -> str:
    return NULL if OF_AN_OLD_CENSUS.fullmatch(code) else _code(code)


def _quality(text: str) -> str:
    if text and not re.fullmatch("[1-9]", text):
        raise ImpossibleRow(f"“{text[:20]}” is not a location quality (1 to 9).")
    return text or NULL


def _large_user(text: str) -> str:
    """1 is a large user; what the file does not say, nobody claims."""
    if text not in ("0", "1", ""):
        raise ImpossibleRow(f"“{text[:20]}” is not a user type (0 or 1).")
    return "t" if text == "1" else "f"
