"""Where the invented families live, and some well-known public addresses, as a postcode file like any other.

The invented areas begin with letters that no post town uses. The rest are addresses of town halls and the like.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from hearth.places.models import ContactRoute, ResponsibleBody
from hearth.places.releases.loading import load_postcodes
from hearth.places.releases.splits import load_splits

NORTHMOOR, EASTVALE = "E06999901", "E10999902"
BODIES = [(NORTHMOOR, "Northmoor Council", "England"), (EASTVALE, "Eastvale County Council", "England")]
ENGLAND, WALES, SCOTLAND = "E92000001", "W92000004", "S92000003"


@dataclass(frozen=True)
class Ward:
    code: str
    name: str
    outward: str
    district: str
    county: str


NONE = "E99999999"
WARDS = [
    Ward("E05999901", "Beckside", "NX1", NORTHMOOR, NONE),
    Ward("E05999902", "Mill Hill", "NX2", NORTHMOOR, NONE),
    Ward("E05999903", "Castle", "NX3", NORTHMOOR, NONE),
    Ward("E05999904", "Harbour Side", "VX1", "E07999903", EASTVALE),
    Ward("E05999905", "Long Vale", "VX2", "E07999903", EASTVALE),
    Ward("E05999906", "Market", "VX3", "E07999904", EASTVALE),
]
WELL_KNOWN = [  # postcode, district, county, country
    ("SW1A 1AA", "E09000033", NONE, ENGLAND),
    ("SW1A 2AA", "E09000033", NONE, ENGLAND),
    ("M2 5DB", "E08000003", NONE, ENGLAND),
    ("B1 1BB", "E08000025", NONE, ENGLAND),
    ("LS1 1UR", "E08000035", NONE, ENGLAND),
    ("TR1 3AY", "E06000052", NONE, ENGLAND),
    ("ME14 1XQ", "E07000110", "E10000016", ENGLAND),
    ("RH2 8EF", "E07000211", "E10000030", ENGLAND),
    ("G2 1DU", "S12000049", "S99999999", SCOTLAND),
    ("EH8 8BG", "S12000036", "S99999999", SCOTLAND),
    ("CF10 4UW", "W06000015", "W99999999", WALES),
    ("SA1 3SN", "W06000011", "W99999999", WALES),
]
HEADER = [
    "pcds",
    "dointr",
    "doterm",
    "cty25cd",
    "lad25cd",
    "wd25cd",
    "usrtypind",
    "gridind",
    "ctry25cd",
    "pco19cd",
    "lsoa21cd",
    "lat",
    "long",
]
LETTERS = "ABDEFGHJLN"
SPLIT = "NX1 5NN"  # homes on both sides of the boundary
UPRN_HEADER = ["uprn", "pcds", "cty25cd", "lad25cd", "ctry25cd"]


def postcodes_of(ward: Ward) -> list[str]:
    """Fifty invented postcodes: NX1 1AA, NX1 1AB, …"""
    return [f"{ward.outward} {digit}{letter}{letter}" for digit in "12345" for letter in LETTERS]


def rows() -> Iterator[list[str]]:
    for number, ward in enumerate(WARDS):
        lsoa = f"E0199990{number}"
        for postcode in postcodes_of(ward):
            location = [f"54.{number}1", f"-1.{number}2"]
            yield _row(postcode, ward.county, ward.district, ward.code, ENGLAND, lsoa, location)
    yield _row("NX9 9ZZ", NONE, NORTHMOOR, "E05999901", ENGLAND, "E01999900", ["54.01", "-1.02"], ended="202103")
    for postcode, district, county, country in WELL_KNOWN:
        ward_code, lsoa = f"{country[0]}99999999", f"{country[0]}99999999"
        yield _row(postcode, county, district, ward_code, country, lsoa, ["51.5", "-0.12"])


def _row(
    postcode: str,
    county: str,
    district: str,
    ward: str,
    country: str,
    lsoa: str,
    location: list[str],
    ended: str = "",
) -> list[str]:
    return [postcode, "200001", ended, county, district, ward, "0", "1", country, NONE, lsoa, *location]


def homes() -> Iterator[list[str]]:
    """The addresses of one postcode: one in each council's area."""
    for number, (county, district) in enumerate([(NONE, NORTHMOOR), (EASTVALE, "E07999903")], start=1):
        yield [str(number), SPLIT, county, district, ENGLAND]


def load(today: date) -> None:
    """Through the same loader as a real release, then the invented councils' telephones."""
    with tempfile.TemporaryDirectory() as folder:
        postcodes, bodies = Path(folder, "ONSPD_DEMONSTRATION.csv"), Path(folder, "bodies.csv")
        addresses = Path(folder, "NSUL_DEMONSTRATION.csv")
        _write(postcodes, HEADER, rows())
        _write(bodies, ["code", "name", "nation"], BODIES)
        load_postcodes(postcodes, bodies)
        _write(addresses, UPRN_HEADER, homes())
        load_splits(addresses)
    for number, (code, name, _) in enumerate(BODIES):
        _telephones(body(code), name, f"01632 9600{number}", today)


def _write(path: Path, header: list[str], lines: Iterable[Sequence[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(lines)


def body(code: str) -> ResponsibleBody:
    return ResponsibleBody.objects.using("owner").get(code=code)


def _telephones(council: ResponsibleBody, name: str, number: str, today: date) -> None:
    """One line by day, one by night. The numbers are kept free for drama, so nobody's telephone rings."""
    checked = {"verified_on": today, "verified_by": f"{name}, duty manager (demonstration)"}
    routes = ContactRoute.objects.using("owner")
    routes.filter(body=council).delete()
    for audience in ContactRoute.Audience.values:
        common = {"body": council, "audience": audience, "kind": "phone", **checked}
        routes.create(
            **common,
            value=f"{number}1",
            hours="Monday to Friday, 8:30am to 5pm",
            opens=time(8, 30),
            closes=time(17),
        )
        routes.create(**common, value=f"{number}9", hours="evenings, weekends and bank holidays", out_of_hours=True)
