"""UPRN look-ups for the tests: invented addresses under the header of any year."""

import csv
import io
from pathlib import Path

HARTLEPOOL = ("E99999999", "E06000001", "E92000001")
MIDDLESBROUGH = ("E99999999", "E06000002", "E92000001")
ELMBRIDGE = ("E10000030", "E07000207", "E92000001")
WOKING = ("E10000030", "E07000217", "E92000001")
KINGSTON = ("E99999999", "E09000021", "E92000001")
MAIDSTONE, SWALE = ("E10000016", "E07000110", "E92000001"), ("E10000016", "E07000113", "E92000001")
POWYS = ("W99999999", "W06000023", "W92000004")
BELFAST = ("N99999999", "N09000003", "N92000002")

Home = tuple[str, tuple[str, str, str]]  # a postcode; county, district, country


def nsul(*homes: Home, year: str = "26", upper: bool = True, quoted: bool = False) -> str:
    names = ["gridgb1e", "gridgb1n", "uprn", "pcds", f"cty{year}cd", f"lad{year}cd", f"wd{year}cd", f"ctry{year}cd"]
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow([name.upper() if upper else name for name in names])
    for uprn, (postcode, (county, district, country)) in enumerate(homes, start=100):
        writer.writerow(["1", "2", uprn, postcode, county, district, "E05000001", country])
    return text.getvalue()


def lookup(folder: Path, *homes: Home, name: str = "NSUL_JUN_2026_NE.csv", **more: str | bool) -> Path:
    path = folder / name
    path.write_text(nsul(*homes, **more), encoding="utf-8")  # type: ignore[arg-type]
    return path
