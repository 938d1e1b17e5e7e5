"""Places: load 2.7 million invented postcodes, then find by postcode over HTTP at 16 connections.

    HEARTH_HOME=var/bench .venv/bin/python -m bench.places

The load replaces the postcodes of its home, so it wants a home of its own.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from bench.apart import load_apart
from bench.load import Measured, measure, post
from bench.serving import cpu_seconds, served

ROWS = 2_700_000
HEADER = (
    "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind,"
    "hlth19cd,nhser24cd,ctry25cd,rgn25cd,ssr95cd,pcon24cd,eer20cd,educ23cd,ttwa15cd,pco19cd,itl25cd,wdstl05cd,"
    "oa01cd,wdcas03cd,npark16cd,lsoa01cd,msoa01cd,ruc01ind,oac01ind,oa11cd,lsoa11cd,msoa11cd,wz11cd,sicbl24cd,"
    "bua24cd,ruc11ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,cal24cd,icb23cd,oa21cd,lsoa21cd,"
    "msoa21cd,ruc21ind"
)
NONE = "E99999999"
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
# County and district in turn: a unitary, a metropolitan district, a borough, and districts of two counties.
AREAS = [
    *((NONE, "E06000001"), (NONE, "E08000003"), (NONE, "E09000007"), ("E10000015", "E07000240")),
    *(("E10000030", "E07000207"), ("S99999999", "S12000033"), ("W99999999", "W06000015")),
]


def run() -> dict[str, float]:
    """Measure and print; the figures by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ONSPD_NOV_2025_UK.csv"
        write_synthetic(path, ROWS)
        figures = shown(load_apart("places", path))
    return figures | shown(_measured_find())


def shown(figures: dict[str, float], room: str = "places") -> dict[str, float]:
    for name, value in figures.items():
        print(f"{room}: {name}: {value:,.1f}", flush=True)
    return figures


def write_synthetic(path: Path, rows: int) -> None:
    """A file with the header of November 2025; a third of the postcodes have ended, as in the real one."""
    with path.open("w", encoding="ascii") as file:
        file.write(HEADER + "\n")
        for number, (outward, inward) in enumerate(postcodes(rows)):
            file.write(_row(number, outward, inward))


def postcodes(rows: int) -> Iterator[tuple[str, str]]:
    """Invented postcodes in an area that does not exist (QA to QZ), each once."""
    outwards = (f"Q{letter}{figure}" for letter, figure in product(LETTERS, range(1, 100)))
    inwards = [f"{figure}{one}{two}" for figure, one, two in product(range(10), LETTERS, LETTERS)]
    return islice(product(outwards, inwards), rows)


def _row(number: int, outward: str, inward: str) -> str:
    county, district = AREAS[number // 4000 % len(AREAS)]
    ward, lsoa = f"E0500{number // 400 % 9000:04d}", f"E0100{number // 80 % 9999:04d}"
    ended = "199606" if number % 3 == 0 else ""
    latitude, longitude = 50 + number % 700_000 / 100_000, -3 + number % 400_000 / 100_000
    return (
        f'"{outward}{inward}","{outward:4} {inward}","{outward} {inward}","198001","{ended}","{county}",'
        f'"{NONE}","{district}","{ward}","{NONE}","0","385386","0801193","1","E18000001","E40000001","E92000001",'
        '"E12000001","0","E14000061","E15000001","E09000001","E22000047","E16000150","E30000026","99ZZ00",'
        f'"E00001364","01C30","{NONE}","E01000011","E02000007","6","3C2","E00090303","E01006514","E02001237",'
        f'"E34002990","E38000012","{NONE}","3","1C3",{latitude:.6f},{longitude:.6f},"{NONE}","","E23000009",6715,'
        f'"{NONE}","{NONE}","E00137176","{lsoa}","E02002516","1"\n'
    )


def load_and_tell(path: Path) -> None:
    """Load the file and print seconds, megabytes above idle, and the size of the table with its index."""
    from hearth.config.commands import prepare_database

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    prepare_database()
    from django.db import connections

    from hearth.places.releases.loading import load_postcodes

    idle, begun, used = megabytes_now(), time.perf_counter(), time.process_time()
    loaded = load_postcodes(path)
    seconds, processor = time.perf_counter() - begun, time.process_time() - used
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('places_postcode') / 1e6")
        (megabytes,) = cursor.fetchone()
    figures = {
        "rows loaded": loaded.release.postcodes,
        "load, seconds": seconds,
        "load, CPU seconds of the loading process": processor,
        "load, MB above idle": peak_megabytes() - idle,
        "table with index, MB": float(megabytes),
    }
    print(json.dumps(figures))


def peak_megabytes() -> float:
    """The most this program has held. Not `ru_maxrss`, which begins with what the program that started it held."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


def megabytes_now() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def _measured_find() -> dict[str, float]:
    from hearth.config import embedded

    embedded.start()
    database = int((embedded.folder() / "cluster" / "postmaster.pid").read_text().split()[0])
    asked = [_asking(f"{outward} {inward}") for outward, inward in islice(postcodes(ROWS), 0, ROWS, 997)]
    with served() as server:
        _insist(measure(server.port, asked, count=1_000))
        web, data = server.cpu_seconds(), cpu_seconds(database)
        found = measure(server.port, asked, count=15_000)
        web, data = server.cpu_seconds() - web, cpu_seconds(database) - data
    _insist(found)
    return {
        "find, requests/s at 16 connections": found.per_second,
        "find, p50 ms": found.p50,
        "find, p95 ms": found.p95,
        "find, web CPU ms a request": web * 1000 / found.requests,
        "find, database CPU ms a request": data * 1000 / found.requests,
    }


def _asking(postcode: str) -> bytes:
    return post("/places/find", json.dumps({"postcode": postcode}).encode())


def _insist(found: Measured) -> None:
    if set(found.statuses) != {200}:
        raise RuntimeError(f"Some answers were not as they should be: {found.statuses}.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["load"]:
        load_and_tell(Path(sys.argv[2]))
    else:
        run()
