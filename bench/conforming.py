"""All that ten thousand services publish, object by object: against the standard's schema and our stricter checks."""

import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

SERVICES, PER_PAGE, ALONE = 10_000, 100, 20  # one in so many is also asked for by its id
SPACE = UUID("6f2d8a35-6d64-57d3-8a0b-5f0c1f0d3a77")
SCHEMAS = Path(__file__).resolve().parents[2] / "shared" / "data" / "oruk" / "schema"
BASE = "https://openreferraluk.org/specifications/3.0/schema/"
LISTS = {
    "/services?full=true": ("service_list", "services"),
    "/services": ("service_list", ""),
    "/organizations": ("organization_list", "organizations"),
    "/service_at_locations": ("service_at_location_list", "service_at_locations"),
    "/taxonomies": ("taxonomy_list", "taxonomies"),
    "/taxonomy_terms": ("taxonomy_term_list", "taxonomy_terms"),
}
ONES = {"services": "service", "organizations": "organization", "service_at_locations": "service_at_location"}
ONES |= {"taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}


def conforming() -> dict[str, float]:
    """Written into a transaction that is rolled back, so that nothing else is published meanwhile or afterwards."""
    from django.db import transaction

    if not SCHEMAS.is_dir():
        print("directory: the schemas are not beside the checkout, so nothing was validated.", flush=True)
        return {}
    with transaction.atomic():
        written = _write()
        figures = _walk()
        transaction.set_rollback(True)
    assert figures["published: services"] == SERVICES
    return {f"write {SERVICES:,} varied services, s": written, **figures}


def _write() -> float:
    from hearth.access.models import Agency
    from hearth.directory.models import Service
    from hearth.directory.writing import Keeping, write_entries

    Service.objects.update(listed=False)
    keeping = Keeping(Agency.objects.get(name="Bench").pk)
    began = time.perf_counter()
    for begins in range(0, SERVICES, PER_PAGE):
        write_entries([_varied(number) for number in range(begins, begins + PER_PAGE)], keeping)
    return time.perf_counter() - began


def _walk() -> dict[str, float]:
    from django.test import Client

    from hearth.directory.openreferral.strict import page_problems, wrong_in

    client, valid = Client(), _validators()
    wrong, objects, spent = Counter[str](), Counter[str](), 0.0

    def get(path: str) -> Any:
        return client.get(f"/open-referral{path}").json()

    def judge(schema: str, shape: Any, problems: Iterator[str]) -> None:
        nonlocal spent
        began = time.perf_counter()
        wrong.update(f"{schema}: {error.message[:120]}" for error in valid[schema].iter_errors(shape))
        spent += time.perf_counter() - began
        wrong.update(problem.split(": ", 1)[-1] for problem in problems)

    for address, (schema, each) in LISTS.items():
        number, last, seen = 1, False, set[str]()
        while not last:
            page = get(f"{address}{'&' if '?' in address else '?'}page={number}&per_page={PER_PAGE}")
            judge(schema, page, page_problems(page, number, PER_PAGE))
            for shape in page["contents"]:
                seen.add(shape["id"])
                if each == "services":
                    judge("service", shape, wrong_in(shape))
            number, last = number + 1, page["last_page"]
        if len(seen) != page["total_items"]:
            wrong["an id twice in a list"] += 1
        objects[each or "services, shallow"] = len(seen)
        for id in sorted(seen)[:: ALONE if len(seen) > 1_000 else 1] if each else ():
            judge(ONES[each], get(f"/{each}/{id}"), iter(()))
    for problem, many in wrong.most_common(10):
        print(f"directory: WRONG, {many:,} times: {problem}", flush=True)
    assert not wrong, f"{wrong.total():,} things are wrong with what is published"
    counted = {f"published: {name}": float(many) for name, many in objects.items()}
    return counted | {"… things wrong with any of them": 0.0, "… of the schema's time, s": spent}


def _validators() -> dict[str, Any]:
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    checker = FormatChecker()
    assert "date-time" in checker.checkers, "rfc3339-validator is missing, so date-times would go unchecked"
    files = {path.stem: json.loads(path.read_text()) for path in SCHEMAS.glob("*.json")}
    registry: Any = Registry().with_resources(
        (f"{BASE}{name}.json", Resource.from_contents(schema, default_specification=DRAFT202012))
        for name, schema in files.items()
    )
    return {
        name: Draft202012Validator(schema, registry=registry, format_checker=checker) for name, schema in files.items()
    }


def _varied(number: int) -> Any:
    """An invented service that says much, little or nothing of each thing, some of it as nobody should write it."""
    from hearth.directory import entry as of
    from hearth.practice.library import library
    from hearth.ui.days import today

    rng, words, id = random.Random(number), library().help, uuid5(SPACE, str(number))

    def some(most: int, make: Any) -> tuple[Any, ...]:
        return tuple(make(place) for place in range(rng.randrange(most + 1)))

    def named(what: str, place: int) -> UUID:
        return uuid5(id, f"{what} {place}")

    def age(place: int) -> of.CriterionEntry:
        least = rng.choice([None, 0, 1, 6, 24, 30, 60])
        below = rng.choice([None, 1, 12, 18, 72, 73, 216])
        if least is not None and below is not None and least >= below:
            below = None
        return of.CriterionEntry(
            id=named("age", place), kind="age", least_months=least, below_months=below, unborn=rng.random() < 0.2
        )

    def circumstance(place: int) -> of.CriterionEntry:
        code = rng.choice(words.circumstances).id
        return of.CriterionEntry(id=named("only", place), kind="circumstance", code=code, excludes=rng.random() < 0.5)

    def schedule(place: int) -> of.ScheduleEntry:
        freq, byday = rng.choice([("WEEKLY", "MO,WE"), ("WEEKLY", ""), ("MONTHLY", "1TU"), ("MONTHLY", "-1FR")])
        at = rng.choice([None, "09:00", "18:30"])
        return of.ScheduleEntry.model_validate(
            {"id": named("when", place), "freq": freq, "byday": byday, "opens_at": at, "valid_from": today()}
        )

    def where(place: int) -> of.PlaceEntry:
        whole = rng.random() < 0.7
        return of.PlaceEntry(
            id=named("at", place),
            location_id=uuid5(SPACE, f"location {rng.randrange(4_000)}"),
            kind=rng.choice(["physical", "physical", "postal", "virtual"]),
            name=rng.choice(["", "Hall"]),
            address_1=f"{number} Mill Road",
            city="Town" if whole else "",
            county="County" if whole else "",
            postcode="AB1 2CD",
            country="GB",
            latitude=rng.choice([None, 51.5]),
            longitude=rng.choice([None, -1.5]),
            access=some(2, lambda n: of.AccessEntry(id=named(f"access {place}", n), kind=rng.choice(words.access).id)),
        )

    def area(place: int) -> of.AreaEntry:
        return of.AreaEntry(
            id=named("area", place), name=rng.choice(["County", "Anywhere", ""]), everywhere=rng.random() < 0.3
        )

    organisation = number // 5
    return of.Entry(
        id=id,
        organisation=of.OrganisationEntry(
            id=uuid5(SPACE, f"organisation {organisation}"),
            name=f"Trust {organisation}",
            website=("", "www.example", "https://trust.example.org")[organisation % 3],
            charity_number="123456" if organisation % 2 else "",
        ),
        name=f"Varied {number}",
        description=rng.choice(["", "Play & talk, from 2 < 5.", "Lines\nand lines."]),
        url=rng.choice(["", "not an address", "https://example.org/a?b=1"]),
        email=rng.choice(["", "nobody", "help@example.org"]),
        status=rng.choice(["active", "active", "active", "temporarily closed"]),
        kinds=tuple(rng.sample([kind.id for kind in words.kinds], rng.randrange(3))),
        eligibility=rng.choice(["", "Families."]),
        application=rng.choice(["", "Ring."]),
        referral=rng.choice(["", "anyone", "professional", "council"]),
        fees=rng.choice(["", "Free for some."]),
        interpreting=rng.choice(["", "By telephone."]),
        programme=rng.choice(["", "safecare"]),
        criteria=(*some(2, age), *some(2, circumstance)),
        schedules=some(3, schedule),
        costs=some(
            2,
            lambda n: of.CostEntry(
                id=named("cost", n), option="Each", amount=rng.choice([None, Decimal(0), Decimal("2.50")])
            ),
        ),
        languages=some(2, lambda n: of.LanguageEntry(id=named("language", n), code=("pl", "")[n], name="Polish")),
        areas=some(2, area),
        places=some(2, where),
        phones=some(
            2, lambda n: of.PhoneEntry(id=named("phone", n), number="01632 960123", words=rng.choice(["", "Am"]))
        ),
        capacity=of.CapacityEntry(on=today(), waiting_weeks=rng.choice([None, 0, 3]), places=rng.choice([None, 0, 4]))
        if rng.random() < 0.5
        else None,
        translations=some(1, lambda n: of.TranslationEntry(language="cy", name=f"Amrywiol {number}")),
        assured_on=today() - timedelta(days=rng.randrange(300)) if rng.random() < 0.7 else None,
        assured_by="Bench",
    )
