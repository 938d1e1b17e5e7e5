"""Find the postcodes whose homes lie in more than one body's area, from the look-up that has a line for each address.

A region has four million lines. They run through a bounded memory of what was just seen into a table of the
transaction's own, and the database says which postcodes touch more than one body.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from django.db import connections, transaction
from django.utils import timezone

from hearth.places.fields import number_of
from hearth.places.models import SplitPostcode, SplitRelease, Stewardship
from hearth.places.reference.loading import OWNER
from hearth.places.releases.lines import ImpossibleRow
from hearth.places.releases.loading import Progress, lock
from hearth.places.releases.resolving import Resolver
from hearth.places.releases.rows import copy_blocks
from hearth.places.releases.sources import Source, edition, uprn_files
from hearth.places.rules.columns import UPRN_COLUMNS, recognise
from hearth.places.rules.postcodes import COMPACT_IN_FILES, compact
from hearth.places.rules.responsibility import GREAT_BRITAIN, responsible_code
from hearth.ui.errors import BadInput

MOST_REMEMBERED = 20_000
MOST_LINES_SEEN = 100_000  # neighbours stand together in the file, so a short memory drops nearly every repetition
SEEN = """
    CREATE TEMPORARY TABLE places_seen
    (postcode varchar(7) COLLATE "C", district integer, body smallint, fate smallint) ON COMMIT DROP
"""
KEEP_SPLITS = f"""
    INSERT INTO {SplitPostcode._meta.db_table} (postcode, districts, bodies)
    SELECT postcode, array_agg(district ORDER BY district, body), array_agg(body ORDER BY district, body)
    FROM (SELECT DISTINCT postcode, district, body, fate FROM places_seen) home
    GROUP BY postcode
    HAVING count(DISTINCT fate) > 1
"""


def load_splits(path: Path, progress: Progress = lambda rows: None) -> tuple[SplitRelease, list[str]]:
    """Replace the split postcodes by those of a file, a folder or a zip; also the area codes no body answers to.

    Raises `BadInput`, naming file and line, and `Failure` when another load is running; then nothing has changed.
    """
    files = uprn_files(path)
    with transaction.atomic(using=OWNER):
        lock()
        resolver = Resolver.from_database()
        addresses = _read(files, Homes(resolver), progress)
        release = SplitRelease.objects.using(OWNER).create(
            name=edition(path, files),
            loaded_at=timezone.now(),
            files=len(files),
            addresses=addresses,
            postcodes=_replace(),
        )
    return release, sorted(resolver.unknown)


class Homes:
    """Which body a home belongs to, by its codes, and what becomes of that body on every day that is known."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        starts = Stewardship.objects.using(OWNER).filter(starts__gt=resolver.today).values_list("starts", flat=True)
        self.days: list[date] = [resolver.today, *sorted(set(starts))]
        self.fates: dict[tuple[tuple[str, ...], ...], int] = {}
        self.place = lru_cache(MOST_REMEMBERED)(self._place)

    def _place(self, county: str, district: str, country: str) -> str:
        """District, body and fate for COPY, or nothing for what is nobody's here. Homes with one fate are not split."""
        if not country.startswith(GREAT_BRITAIN):
            return ""
        code = responsible_code(county=county, district=district, country=country, group="")
        body = self.resolver.body_of(code) if code else None
        if body is None:
            return ""
        fate = tuple(tuple(self.resolver.on(day, body, district)) for day in self.days)
        number = self.fates.setdefault(fate, len(self.fates))
        return f"{number_of(district)}\t{self.resolver.numbers[body]}\t{number}"


def _line_maker(homes: Homes, header: Sequence[str]) -> Callable[[Sequence[str]], str]:
    positions = recognise(header, UPRN_COLUMNS)
    fields = itemgetter(*(positions[name] or 0 for name in ("postcode", "county", "district", "country")))
    seen: set[str] = set()

    def line_of(row: Sequence[str]) -> str:
        written, *codes = fields(row)
        place = homes.place(*codes)
        line = f"{compact(written)}\t{place}\n"
        if line in seen:
            return ""
        if len(seen) >= MOST_LINES_SEEN:
            seen.clear()
        seen.add(line)
        return line if place and _is_postcode(written) else ""

    return line_of


def _is_postcode(written: str) -> bool:
    """An address may have none. Raises `ImpossibleRow` for what stands there and is none."""
    if written.strip() and not COMPACT_IN_FILES.fullmatch(compact(written)):
        raise ImpossibleRow(f"“{written[:20]}” is not a postcode.")
    return bool(written.strip())


def _read(files: list[Source], homes: Homes, progress: Progress) -> int:
    total = 0
    with connections[OWNER].cursor() as cursor:
        cursor.execute(SEEN)
        with cursor.copy("COPY places_seen (postcode, district, body, fate) FROM STDIN") as copy:
            for file in files:
                for rows, text in copy_blocks(file, lambda header: _line_maker(homes, header)):
                    copy.write(text)
                    total += rows
                    progress(total)
    if total == 0:
        raise BadInput(f"{files[0].name} holds a header and no addresses.")
    return total


def _replace() -> int:
    SplitPostcode.objects.using(OWNER).all().delete()
    with connections[OWNER].cursor() as cursor:
        cursor.execute(KEEP_SPLITS)
        return int(cursor.rowcount)
