"""Split postcodes: read one region's worth of an invented UPRN look-up, four million addresses.

    HEARTH_HOME=var/bench .venv/bin/python -m bench.splits

The load replaces the split postcodes of its home, so it wants a home of its own.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from bench.apart import load_apart
from bench.places import LETTERS, NONE, megabytes_now, peak_megabytes, postcodes, shown

ADDRESSES = 4_000_000
HOMES_IN_A_POSTCODE = 16
SPLIT_EVERY = 60  # one postcode in so many has a home beyond the boundary
HEADER = (
    "UPRN,GRIDGB1E,GRIDGB1N,PCDS,CTY26CD,CED26CD,LAD26CD,WD26CD,HLTH19CD,CTRY26CD,RGN26CD,PCON24CD,EER20CD,"
    "TTWA15CD,ITL26CD,NPARK16CD,OA21CD,LSOA21CD,MSOA21CD,WZ11CD,SICBL24CD,BUA24CD,RUC21IND,OAC11IND,PFA23CD,IMD20IND"
)
AREAS = [(NONE, "E06000001"), (NONE, "E08000003"), ("E10000015", "E07000240"), ("E10000030", "E07000207")]


def run() -> dict[str, float]:
    """Measure and print; the figures by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "NSUL_JUN_2026_SE.csv"
        write_synthetic(path, ADDRESSES)
        figures = load_apart("splits", path)
    return shown(figures, "splits")


def write_synthetic(path: Path, addresses: int) -> None:
    """Neighbours stand together, as in the real file; postcodes come in runs of sixteen homes."""
    codes = postcodes(addresses // HOMES_IN_A_POSTCODE + 1)
    with path.open("w", encoding="ascii") as file:
        file.write(HEADER + "\n")
        for number, (outward, inward) in enumerate(codes):
            for home in range(HOMES_IN_A_POSTCODE):
                uprn = number * HOMES_IN_A_POSTCODE + home
                if uprn < addresses:
                    file.write(_row(uprn, number, home, f"{outward} {inward}"))


def _row(uprn: int, number: int, home: int, postcode: str) -> str:
    beyond = number % SPLIT_EVERY == 0 and home == 0
    county, district = AREAS[(number // 4000 + beyond) % len(AREAS)]
    return (
        f"{uprn:012d},385386,801193,{postcode},{county},{NONE},{district},E0500{number % 9000:04d},E18000001,E92000001,"
        f"E12000001,E14000061,E15000001,E22000047,E30000026,{NONE},E00137176,E0100{number % 9999:04d},E02002516,"
        f"E34002990,E38000012,{LETTERS[home]}34999999,1,3C2,E23000009,6715\n"
    )


def load_and_tell(path: Path) -> None:
    from hearth.config.commands import prepare_database

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    prepare_database()
    from hearth.places.releases.splits import load_splits

    idle, begun, used = megabytes_now(), time.perf_counter(), time.process_time()
    release, _ = load_splits(path)
    seconds, processor = time.perf_counter() - begun, time.process_time() - used
    figures = {
        "addresses read": release.addresses,
        "split postcodes found": release.postcodes,
        "load, seconds": seconds,
        "load, CPU seconds of the loading process": processor,
        "load, MB above idle": peak_megabytes() - idle,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    if sys.argv[1:2] == ["load"]:
        load_and_tell(Path(sys.argv[2]))
    else:
        run()
