"""The directory at 50,000 services: search, match, publish, import and validate, each beside what it stands on.

HEARTH_HOME=var/bench .venv/bin/python -m bench directory
"""

import json
import os
import random
import statistics
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid5

from bench.load import LOOPBACK, Measured, measure
from bench.places import megabytes_now, peak_megabytes
from bench.serving import served

SERVICES, BODIES, FEED = 50_000, 20, 5_000
ASKED = 150
SPACE = UUID("0f5f4d2e-0b1c-5a77-9b55-b1d7d0a1c9e2")
SLOW = 0.01  # seconds that the other directory takes to answer


def run() -> dict[str, float]:
    """Measure and print; the figures by name."""
    from hearth.config.commands import prepare_database

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
    prepare_database()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    fill()
    from bench.conforming import conforming
    from hearth.config import wsgi  # noqa: F401  (loaded, and frozen, as the web application is)

    return {**_search(), **_match(), **_published(), **_imported(), **shown(conforming())}


def shown(figures: dict[str, float]) -> dict[str, float]:
    for name, value in figures.items():
        print(f"directory: {name}: {value:,.1f}", flush=True)
    return figures


def bodies() -> list[str]:
    from hearth.places.models import ResponsibleBody

    return list(ResponsibleBody.objects.order_by("id").values_list("pk", flat=True)[:BODIES])


def fill() -> None:
    """Fifty thousand invented services by set-based SQL: two kinds, an age, an evening, a place, a wait and so on."""
    from django.db import connection, connections, transaction

    from hearth.access.models import Agency
    from hearth.directory.models import Service
    from hearth.practice.library import library

    if Service.objects.count() >= SERVICES:
        return
    keeper, _ = Agency.objects.get_or_create(name="Bench", defaults={"kind": "council", "is_holder": True})
    kinds = [kind.id for kind in library().help.kinds]
    values: dict[str, Any] = {"keeper": keeper.pk, "kinds": kinds, "many": SERVICES, "bodies": bodies()}
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in FILL:
            cursor.execute(statement, values)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


ID = "md5('service ' || n)::uuid"
FILL = [
    "INSERT INTO directory_organisation (id, name, description, email, website, uri, logo, charity_number)"
    " SELECT md5('organisation ' || n)::uuid, 'Organisation ' || n, 'Invented.', '', '', '', '', ''"
    " FROM generate_series(1, %(many)s::int / 10) n",
    f"""INSERT INTO directory_service (id, organisation_id, keeper_id, name, description, url, email, status, kinds,
        eligibility, application, referral, fees, accreditations, alert, interpreting, programme, first_shown,
        assured_on, assured_by, modified_at, version, listed, least_months, below_months, unborn, daytime, evening,
        weekend, free, place_unknown, sought)
    SELECT {ID}, md5('organisation ' || (n %% (%(many)s::int / 10) + 1))::uuid, %(keeper)s, 'Service ' || n,
        'Help number ' || n || ' for families who need it, with people who listen and know what to do.', '', '',
        'active',
        ARRAY[(%(kinds)s::text[])[abs(hashtext('one ' || n)) %% 28 + 1],
        (%(kinds)s::text[])[abs(hashtext('two ' || n)) %% 28 + 1]],
        'Families.', 'Ring.', 'anyone', '', '', '', '', '', current_date, current_date - n %% 120, 'Bench', now(), 1,
        true,
        (n %% 5) * 12, (n %% 13 + 5) * 12, n %% 9 = 0, true, n %% 4 = 0, n %% 6 = 0, true, n %% 50 = 0, ''
    FROM generate_series(1, %(many)s::int) n""",
    "INSERT INTO directory_service_kind (service_id, kind)"
    " SELECT id, unnest(kinds) FROM directory_service ON CONFLICT DO NOTHING",
    f"""INSERT INTO directory_service_area (id, position, service_id, name, body_id, everywhere, uri)
    SELECT md5('area ' || n)::uuid, 0, {ID}, 'Area', (%(bodies)s::text[])[abs(hashtext('body ' || n)) %% 20 + 1],
        false, ''
    FROM generate_series(1, %(many)s::int) n WHERE n %% 50 <> 0""",
    f"""INSERT INTO directory_criterion (id, position, service_id, kind, excludes, who, least_months, below_months,
        unborn, code, words)
    SELECT md5('age ' || n)::uuid, 0, {ID}, 'age', false, 'child', (n %% 5) * 12, (n %% 13 + 5) * 12, n %% 9 = 0,
        '', '' FROM generate_series(1, %(many)s::int) n""",
    f"""INSERT INTO directory_criterion (id, position, service_id, kind, excludes, who, unborn, code, words)
    SELECT md5('circumstance ' || n)::uuid, 1, {ID}, 'circumstance', n %% 2 = 0, 'family', false, 'low_income', ''
    FROM generate_series(1, %(many)s::int) n WHERE n %% 3 = 0""",
    f"""INSERT INTO directory_schedule (id, position, service_id, freq, interval, byday, bymonthday, opens_at,
        closes_at, description)
    SELECT md5('hours ' || n)::uuid, 0, {ID}, 'WEEKLY', 1, 'MO,WE', '', '09:00', '17:00', ''
    FROM generate_series(1, %(many)s::int) n""",
    "INSERT INTO directory_location (id, kind, name, description, address_1, city, county, postcode, country,"
    " latitude, longitude) SELECT md5('location ' || n)::uuid, 'physical', 'Hall', '', n || ' Mill Road', 'Town',"
    " 'County', 'AB1 2CD', 'GB', 51 + n %% 20 * 0.1 + n %% 97 * 0.001, -1 - n %% 89 * 0.001"
    " FROM generate_series(1, %(many)s::int) n",
    f"""INSERT INTO directory_service_at_location (id, position, service_id, location_id)
    SELECT md5('place ' || n)::uuid, 0, {ID}, md5('location ' || n)::uuid
    FROM generate_series(1, %(many)s::int) n""",
    f"""INSERT INTO directory_phone (id, position, service_id, number, words)
    SELECT md5('phone ' || n)::uuid, 0, {ID}, '01632 960123', '' FROM generate_series(1, %(many)s::int) n""",
    f"""INSERT INTO directory_capacity (service_id, "on", waiting_weeks, words)
    SELECT {ID}, current_date - n %% 60, n %% 20, '' FROM generate_series(1, %(many)s::int) n WHERE n %% 2 = 0""",
]


def _timed(asking: Callable[[int], object]) -> tuple[float, float]:
    """The median and the 95th percentile in milliseconds, after a few to warm up."""
    took = []
    for number in range(ASKED + 20):
        began = time.perf_counter()
        asking(number)
        took.append((time.perf_counter() - began) * 1000)
    took = sorted(took[20:])
    return statistics.median(took), took[int(len(took) * 0.95)]


def _search() -> dict[str, float]:
    """By place, need and age, as a page asks; beside the bare SQL with the same conditions."""
    from django.db import connection
    from django.test import Client

    from hearth.directory.queries.search import Sought, search

    here, kinds = bodies(), _kinds()

    def sought(number: int) -> Sought:
        months = number % 12 * 12
        return Sought(here[number % BODIES], "", 52.0, -1.0, (kinds[number % 28],), months, months + 11)

    def bare(number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT service.id FROM directory_service service"
                " JOIN directory_service_kind kind ON kind.service_id = service.id"
                " JOIN directory_service_area area ON area.service_id = service.id"
                " WHERE kind.kind = %s AND area.body_id = %s AND service.least_months <= %s"
                " AND service.below_months > %s ORDER BY service.name, service.id LIMIT 21",
                [kinds[number % 28], here[number % BODIES], number % 12 * 12 + 11, number % 12 * 12],
            )
            cursor.fetchall()

    client = Client()

    def page(number: int) -> None:
        asked = {"place": f"{here[number % BODIES]}~~52.00~-1.00", "kind": kinds[number % 28], "age": str(number % 12)}
        assert client.get("/services/search", asked).status_code == 200

    figures = dict[str, float]()
    for name, asking in (("SQL alone", bare), ("search", lambda n: search(sought(n))), ("search page", page)):
        median, p95 = _timed(asking)
        figures |= {f"{name}, median ms": median, f"{name}, p95 ms": p95}
    return shown(figures)


def _kinds() -> list[str]:
    from hearth.practice.library import library

    return [kind.id for kind in library().help.kinds]


def _match() -> dict[str, float]:
    """A family of a child and a parent with three needs: every candidate judged, with its reasons."""
    from hearth.directory.queries.matching import match
    from hearth.directory.rules.fit import Asked, Described
    from hearth.practice.library import library
    from hearth.ui.dates import PartialDate
    from hearth.ui.days import today

    here = bodies()
    needs = [need.id for need in library().needs.needs if library().help.answering(need.id)]
    rng, candidates = random.Random(3), list[int]()

    def asking(number: int) -> None:
        born = today().replace(year=today().year - number % 15 - 1, day=1)
        people = (Described("Sam", born=PartialDate(born, born)), Described("Ines", "parent"))
        asked = Asked(people, tuple(rng.sample(needs, 3)), here[number % BODIES], times=("evening",))
        candidates.append(len(match(asked, today(), 52.0, -1.0).matches))

    median, p95 = _timed(asking)
    return shown(
        {
            "match a family, median ms": median,
            "match a family, p95 ms": p95,
            "… services judged": statistics.mean(candidates),
        }
    )


def _published() -> dict[str, float]:
    asked = [_get(f"/open-referral/services?per_page=100&page={number}") for number in range(1, 200)]
    full = [_get(f"/open-referral/services?per_page=100&full=true&page={number}") for number in range(1, 50)]
    with served() as server:
        _insist(measure(server.port, asked, count=100))
        lists, whole = measure(server.port, asked, count=1_000), measure(server.port, full, count=100)
    _insist(lists)
    _insist(whole)
    return shown(
        {
            "/services?per_page=100, requests/s at 16 connections": lists.per_second,
            "/services?per_page=100, p95 ms": lists.p95,
            "/services?per_page=100&full=true, requests/s": whole.per_second,
        }
    )


def _get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {LOOPBACK}\r\n\r\n".encode()


def _insist(found: Measured) -> None:
    if set(found.statuses) != {200}:
        raise RuntimeError(f"Some answers were not as they should be: {found.statuses}.")


def _imported() -> dict[str, float]:
    """Five thousand records from a directory that takes its time, each asked for by its id."""
    from hearth.access.models import Agency
    from hearth.audit.actors import HEARTH
    from hearth.directory.feeds.fetching import Source
    from hearth.directory.feeds.importing import read_feed
    from hearth.directory.models import Feed, FeedRecord, Service

    Service.objects.filter(feed__name="bench feed").delete()
    FeedRecord.objects.filter(feed__name="bench feed").delete()
    keeper = Agency.objects.get(name="Bench")
    with _slow_feed() as url:
        feed, _ = Feed.objects.update_or_create(
            name="bench feed", defaults={"keeper": keeper, "url": url, "licence": "invented"}
        )
        idle, began = megabytes_now(), time.perf_counter()
        fetch = read_feed(feed, Source(url, frozenset({LOOPBACK})), HEARTH)
        seconds = time.perf_counter() - began
        began = time.perf_counter()
        read_feed(feed, Source(url, frozenset({LOOPBACK})), HEARTH)
        again = time.perf_counter() - began
    assert (fetch.added, fetch.whole) == (FEED, True), fetch.problem
    return shown(
        {
            f"import {FEED:,} from a feed of {SLOW * 1000:.0f} ms an answer, s": seconds,
            "… of which waiting for it, at four at a time, s": FEED * SLOW / 4,
            "… again, unchanged, s": again,
            "import, MB above idle (with the fake feed)": peak_megabytes() - idle,
        }
    )


def _record(number: int) -> dict[str, Any]:
    return {
        "id": str(uuid5(SPACE, str(number))),
        "name": f"Fed {number}",
        "status": "active",
        "description": "<p>Help for families.</p>",
        "minimum_age": number % 5,
        "maximum_age": -1 if number % 7 == 0 else number % 13 + 5,
        "organization": {"id": str(uuid5(SPACE, f"o{number // 10}")), "name": f"Fed organisation {number // 10}"},
        "schedules": [{"byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}],
        "service_areas": [{"name": "County"}],
        "attributes": [{"taxonomy_term": {"name": "Food bank"}}],
    }


class _slow_feed:
    def __enter__(self) -> str:
        ids = [str(uuid5(SPACE, str(number))) for number in range(FEED)]
        records = {id: json.dumps(_record(number)).encode() for number, id in enumerate(ids)}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                time.sleep(SLOW)
                parts = urlsplit(self.path)
                if parts.path == "/services":
                    begins = (int(parse_qs(parts.query)["page"][0]) - 1) * 100
                    shown_ids = [{"id": id} for id in ids[begins : begins + 100]]
                    body = json.dumps({"contents": shown_ids, "last_page": begins + 100 >= FEED}).encode()
                else:
                    body = records[parts.path.rsplit("/", 1)[-1]]
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://{LOOPBACK}:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
