"""Postcode files for the tests: invented rows under the header of any generation."""

import csv
import io
from pathlib import Path

from hearth.places.releases.sources import Source

OLD = {
    "postcode": "pcds",
    "terminated": "doterm",
    "county": "oscty",
    "district": "oslaua",
    "ward": "osward",
    "country": "ctry",
    "group": "pct",
    "large_user": "usertype",
    "quality": "osgrdind",
    "lsoa21": "lsoa21",
    "latitude": "lat",
    "longitude": "long",
}
NOVEMBER_2025 = OLD | {
    "county": "cty25cd",
    "district": "lad25cd",
    "ward": "wd25cd",
    "country": "ctry25cd",
    "group": "pco19cd",
    "large_user": "usrtypind",
    "quality": "gridind",
    "lsoa21": "lsoa21cd",
}
IN_2026 = NOVEMBER_2025 | {
    "county": "cty26cd",
    "district": "lad26cd",
    "ward": "wd26cd",
    "country": "ctry26cd",
}
NSPL = OLD | {"county": "cty", "district": "laua", "ward": "ward"}
# The columns nobody reads still stand in the file, and `ctry` and `cty`, `lsoa11` and `lsoa21` side by side.
GENERATIONS = {
    "to May 2025": (OLD, ["pcd", "pcd2", "dointr", "ced", "lsoa11"]),
    "August 2025": (OLD, ["pcd7", "pcd8", "dointr", "ced", "lsoa11"]),
    "November 2025": (NOVEMBER_2025, ["pcd7", "pcd8", "dointr", "ced25cd", "lsoa11cd", "oa21cd"]),
    "2026": (IN_2026, ["pcd7", "pcd8", "dointr", "ced26cd", "lsoa11cd", "oa21cd"]),
    "NSPL": (NSPL, ["pcd7", "pcd8", "dointr", "ced", "lsoa11"]),
}
HARTLEPOOL = {
    "postcode": "ZZ1 1AA",
    "terminated": "",
    "county": "E99999999",
    "district": "E06000001",
    "ward": "E05013956",
    "country": "E92000001",
    "group": "E16000150",
    "large_user": "0",
    "quality": "1",
    "lsoa21": "E01023743",
    "latitude": "54.5",
    "longitude": "-1.25",
}
ELMBRIDGE = HARTLEPOOL | {"postcode": "ZZ2 2BB", "county": "E10000030", "district": "E07000207"}
WOKING = HARTLEPOOL | {"postcode": "ZZ2 3CC", "county": "E10000030", "district": "E07000217"}
ABERDEEN = HARTLEPOOL | {
    "postcode": "ZZ3 3DD",
    "county": "S99999999",
    "district": "S12000033",
    "country": "S92000003",
}
BELFAST = HARTLEPOOL | {
    "postcode": "BT0 0ZZ",
    "county": "N99999999",
    "district": "N09000007",
    "country": "N92000002",
    "group": "ZC010",
}
ISLE_OF_MAN = HARTLEPOOL | {
    "postcode": "IM0 0ZZ",
    "county": "M99999999",
    "district": "M99999999",
    "ward": "M99999999",
    "country": "M83000003",
    "quality": "9",
    "lsoa21": "M99999999",
    "latitude": "99.999999",
    "longitude": "0.000000",
}


def onspd(*rows: dict[str, str], generation: str = "November 2025", quoted: bool = True) -> str:
    """The text of a postcode file; columns that nobody reads come first, as they do in real ones."""
    names, unread = GENERATIONS[generation]
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow([*unread, *names.values()])
    for row in rows:
        writer.writerow(["-"] * len(unread) + [row[field] for field in names])
    return text.getvalue()


def written(folder: Path, *rows: dict[str, str], name: str = "ONSPD_NOV_2025_UK.csv") -> Path:
    path = folder / name
    path.write_text(onspd(*rows), encoding="utf-8")
    return path


def source(content: bytes) -> Source:
    return Source("some.csv", lambda: io.BytesIO(content))
