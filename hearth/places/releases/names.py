"""Towns, villages and parishes as a release names them, with whoever looks after children there.

The directory gives each postcode the code of its parish (in Wales, its community) and of its built-up area; the look-up
tables beside it say what the codes are called. A place is where its live postcodes are, so one on a boundary has two
bodies. Wards are left out: nobody says that they live in "Castle" or "Central".
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path

from django.db import transaction

from hearth.places.models import PlaceName, ResponsibleBody
from hearth.places.reference.loading import OWNER
from hearth.places.releases.loading import Progress, lock
from hearth.places.releases.resolving import Resolver
from hearth.places.releases.sources import Source, all_tables, header_of, postcode_files
from hearth.places.rules.columns import recognise
from hearth.places.rules.names import plain_name
from hearth.places.rules.responsibility import district_to_keep

AREAS = re.compile(r"parish|(parncp|par|bua)\d\d(cd)?")  # of the directory's columns
NAMED = re.compile(r"((?:parncp|par|bua)\d\d)cd")  # of a look-up table: the code, beside it `nm` and perhaps `nmw`
NO_PLACE = re.compile(r"unparished area|\(pseudo\)", re.IGNORECASE)
FURTHER = re.compile(r"\s*\([^)]*\)$")  # "Newport (Isle of Wight)"
LEAST_SHARE = 0.02  # a stray postcode over a boundary makes no second council
PROGRESS_EVERY = 100_000

Home = tuple[str, str, str, str, str]  # county, district, country, commissioning group; the code of a parish or town


def load_names(path: Path, progress: Progress = lambda rows: None) -> int:
    """Replace the names by those of a folder or zip, after its postcodes. 0 where it has no look-up tables of names.

    Raises `BadInput` where it holds no postcode file, and `Failure` when another load is running.
    """
    names = _names(all_tables(path))
    if not names:
        return 0
    with transaction.atomic(using=OWNER):
        lock()
        homes = _homes(postcode_files(path), names, progress)
        rows = list(_places(homes, names, Resolver.from_database()))
        PlaceName.objects.using(OWNER).all().delete()
        PlaceName.objects.using(OWNER).bulk_create(rows, batch_size=2_000)
    return len(rows)


def _names(tables: Iterable[Source]) -> dict[str, tuple[str, ...]]:
    """What each code is called, in English and where there is one in Welsh."""
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        header = [name.strip().lower() for name in header_of(table)]
        for code in filter(NAMED.fullmatch, header):
            wanted = [code, *(name for name in (f"{code[:-2]}nm", f"{code[:-2]}nmw") if name in header)]
            if len(wanted) > 1 and "pcds" not in header:
                places = [header.index(name) for name in wanted]
                found |= {row[places[0]]: _called(row, places[1:]) for row in _rows(table) if len(row) == len(header)}
    return {code: called for code, called in found.items() if called}


def _called(row: list[str], places: list[int]) -> tuple[str, ...]:
    called = (FURTHER.sub("", row[place].strip()) for place in places)
    return tuple(dict.fromkeys(name for name in called if name and not NO_PLACE.search(name)))


def _rows(table: Source) -> Iterator[list[str]]:
    """Below the header. Some tables of a release are UTF-8, and some are as Windows writes."""
    with table.open() as opened:
        content = opened.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    rows = csv.reader(io.StringIO(text))
    next(rows, None)
    yield from rows


def _homes(files: Iterable[Source], names: Mapping[str, object], progress: Progress) -> Counter[Home]:
    """How many live postcodes each combination of codes has."""
    homes: Counter[Home] = Counter()
    read = 0
    for file in files:
        header = [name.strip().strip('"').lower() for name in header_of(file)]
        known = recognise(header)
        fields = itemgetter(*(known[name] or 0 for name in ("county", "district", "country", "group", "terminated")))
        areas = [place for place, name in enumerate(header) if AREAS.fullmatch(name)]
        with file.open() as opened:
            rows = csv.reader(io.TextIOWrapper(opened, "utf-8-sig", newline=""))
            next(rows, None)
            for row in rows:
                *codes, terminated = fields(row)
                if not terminated.strip():
                    homes.update((*codes, row[place]) for place in areas if row[place] in names)
                read += 1
                if read % PROGRESS_EVERY == 0:
                    progress(read)
    return homes


def _places(homes: Counter[Home], names: Mapping[str, tuple[str, ...]], resolver: Resolver) -> Iterator[PlaceName]:
    """A row for each name and each body that has a share of the place."""
    bodies = dict(ResponsibleBody.objects.using(OWNER).values_list("number", "id"))
    shares: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for (county, district, country, group, area), postcodes in homes.items():
        number = resolver.body_number(county, district, country, group)
        if number is not None:
            shares[area][bodies[number], district_to_keep(district, country) or None] += postcodes
    for area, share in shares.items():
        for (body_id, kept), postcodes in share.items():
            if postcodes >= LEAST_SHARE * share.total():
                for name in names[area]:
                    common = {"body_id": body_id, "district": kept, "postcodes": postcodes}
                    yield PlaceName(name=name, plain=plain_name(name), **common)
