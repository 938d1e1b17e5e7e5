"""Invented services of the two invented councils: some stale, some that say little, and a county's own feed."""

import csv
import json
import tempfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid5

from hearth.access.models import Agency
from hearth.access.viewer import Viewer
from hearth.audit.actors import HEARTH
from hearth.demo.places import EASTVALE, NORTHMOOR, WARDS, body, postcodes_of
from hearth.directory.actions.entries import Asked, propose, set_owner
from hearth.directory.entry import (
    AccessEntry,
    AreaEntry,
    CapacityEntry,
    CostEntry,
    CriterionEntry,
    Entry,
    LanguageEntry,
    OrganisationEntry,
    PhoneEntry,
    PlaceEntry,
    ScheduleEntry,
    TranslationEntry,
)
from hearth.directory.feeds.files import records_in
from hearth.directory.feeds.importing import note_licence, read_records
from hearth.directory.models import Feed, Service
from hearth.directory.presenters.services import mark_of
from hearth.directory.reading import entry_of
from hearth.directory.rules.ages import below_in_months, least_in_months
from hearth.directory.writing import Keeping, write_entry
from hearth.places.models import Postcode
from hearth.places.rules.postcodes import compact
from hearth.scope.opening import holder_scope

INVENTED = UUID("7f9b6f0e-4b58-5d0d-8f43-2a0f5b1f0c11")
PROVIDER = "Lantern Trust"
COUNCILS = {"N": (NORTHMOOR, "Northmoor"), "E": (EASTVALE, "Eastvale")}

TABLE = Path(__file__).with_name("services.csv")
OLD = {"Castle Family Hub": 140, "Rhyme and Roll": 260, "Sendward Advice": 120, "Mill Hill Youth Club": 400}
NEVER_CHECKED = {"Ready for Nursery", "Northmoor Pantry", "Harbour Side Babies"}
SAYS_LITTLE = {"Level Ground", "Welcome Room", "Market Youth Café", "Money Matters"}
PROGRAMMES = {"Family Partners Northmoor": "family_partners", "Family Partners Eastvale": "family_partners",
              "A Friend at the Door": "home_start", "Caring Dads Northmoor": "caring_dads"}  # fmt: skip
ASKS = {
    "Young Mums to Be": [("parent_under_20", False), ("expecting", False)],
    "Stronger Together": [("living_with_abuser", True)],
    "Caring Dads Northmoor": [("still_in_contact", False)],
    "A Friend at the Door": [("current_crisis", True)],
    "The Baby Cupboard": [("low_income", False)],
    "Safer Streets": [],
}
WOMEN = {"New Mothers' Minds"}
SPEAK = {"Welcome Room": ["ar", "fa_AF", "ti", "uk"], "Small Steps": ["pl"], "Beckside Family Hub": ["pl", "ro"]}
WELSH = {
    "Small Steps": (
        "Camau Bach",
        "Wyth noson gyda rhieni eraill: cwsg, prydau, a beth i’w wneud pan fydd plentyn bach yn dweud na.",
    )
}


def fill_directory(people: dict[str, Viewer], on: date) -> None:
    """As keepers would have entered it, and one feed read from a file; then a change that waits for somebody."""
    keepers = {code: Agency.objects.get(body__code=COUNCILS[code][0]) for code in COUNCILS}
    provider = Agency.objects.filter(name=PROVIDER).first()
    rng = Random(41)
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, said in enumerate(rows):
        entry = _entry(number, said, rng, on)
        keeper = keepers[said["council"]]
        agency = provider.pk if provider and entry.organisation.name == PROVIDER else None
        write_entry(entry, Keeping(keeper.pk), agency)
    _read_county_feed(keepers["E"])
    _words_and_a_change(people, keepers["N"])


def _entry(number: int, said: dict[str, Any], rng: Random, on: date) -> Entry:
    name, organisation, referral = said["name"], said["organisation"], said["referral"]
    id = uuid5(INVENTED, name)
    quiet = name in SAYS_LITTLE
    entry = Entry(
        id=id,
        organisation=OrganisationEntry(
            id=uuid5(INVENTED, organisation), name=organisation, description=f"{organisation} (invented)."
        ),
        name=name,
        description=said["words"],
        email=f"hello{number}@example.org",
        kinds=tuple(said["kinds"].split(",")),
        eligibility="" if quiet else "For families who live here. You do not have to be in trouble to come.",
        application=_how(referral),
        referral=referral,
        programme=PROGRAMMES.get(name, ""),
        criteria=() if quiet else tuple(_criteria(id, name, said["from_years"], said["to_years"])),
        schedules=tuple(_schedules(id, said["hours"])),
        costs=(CostEntry(id=uuid5(id, "cost"), option="A family", amount=Decimal(said["pounds"])),),
        languages=tuple(_languages(id, SPEAK.get(name, []))),
        interpreting="By telephone, in most languages." if number % 3 == 0 else "",
        areas=(_area(id, said["council"]),),
        places=(_place(id, name, said["council"], rng),),
        phones=(PhoneEntry(id=uuid5(id, "phone"), number=f"01632 9602{number:02d}"),),
        capacity=CapacityEntry(on=on - timedelta(days=rng.randint(2, 70)), waiting_weeks=int(said["weeks"])),
        assured_on=None if name in NEVER_CHECKED else on - timedelta(days=OLD.get(name, rng.randint(1, 80))),
        assured_by="" if name in NEVER_CHECKED else organisation,
    )
    if name in WELSH:
        welsh, description = WELSH[name]
        told = TranslationEntry(language="cy", name=welsh, description=description, of=mark_of(entry))
        entry = entry.model_copy(update={"translations": (told,)})
    return entry


def _how(referral: str) -> str:
    return {
        "anyone": "Ring, write or come by.",
        "professional": "Ask your health visitor, school or doctor to ring us.",
        "council": "Ask the council for help; it decides who comes to us.",
    }[referral]


def _criteria(id: UUID, name: str, least: str, most: str) -> Iterator[CriterionEntry]:
    yield CriterionEntry(
        id=uuid5(id, "age"),
        kind="age",
        least_months=least_in_months(int(least)) or None if least != "unborn" else None,
        below_months=below_in_months(int(most)),
        unborn=least == "unborn",
    )
    for code, excludes in ASKS.get(name, []):
        yield CriterionEntry(id=uuid5(id, code), kind="circumstance", code=code, excludes=excludes)
    if name in WOMEN:
        yield CriterionEntry(id=uuid5(id, "women"), kind="gender", who="parent", code="F")


def _schedules(id: UUID, hours: str) -> Iterator[ScheduleEntry]:
    if hours:
        days, opens, closes = hours.split()
        yield ScheduleEntry(
            id=uuid5(id, "hours"),
            byday=days,
            opens_at=time.fromisoformat(opens),
            closes_at=time.fromisoformat(closes),
        )


def _languages(id: UUID, codes: list[str]) -> Iterator[LanguageEntry]:
    from babel import Locale

    for code in codes:
        yield LanguageEntry(id=uuid5(id, code), code=code, name=Locale("en").languages[code])


def _area(id: UUID, council: str) -> AreaEntry:
    code, name = COUNCILS[council]
    return AreaEntry(id=uuid5(id, "area"), name=name, body=body(code).pk)


def _place(id: UUID, name: str, council: str, rng: Random) -> PlaceEntry:
    if "online" in name.lower() or name == "Vale Parents":
        return PlaceEntry(id=uuid5(id, "place"), location_id=uuid5(id, "location"), kind="virtual")
    ward = rng.choice([ward for ward in WARDS if (ward.county == EASTVALE) == (council == "E")])
    postcode = rng.choice(postcodes_of(ward))
    row = Postcode.objects.filter(pk=compact(postcode)).first()
    access = rng.sample(["step_free", "accessible_toilet", "pushchairs", "near_bus", "hearing_loop"], rng.randint(0, 3))
    return PlaceEntry(
        id=uuid5(id, "place"),
        location_id=uuid5(id, "location"),
        name=f"{ward.name} Centre",
        address_1=f"{rng.randint(1, 80)} {rng.choice(['Beck Lane', 'Mill Road', 'Station Road'])}",
        city=COUNCILS[council][1],
        county=COUNCILS[council][1],
        postcode=postcode,
        country="GB",
        latitude=row.latitude if row else None,
        longitude=row.longitude if row else None,
        access=tuple(AccessEntry(id=uuid5(id, kind), kind=kind) for kind in access),
    )


def _read_county_feed(keeper: Agency) -> None:
    """A feed as they are: ages of -1, markup, no organisation; read from a file like any other."""
    feed = Feed.objects.create(keeper=keeper, name="Eastvale community directory (invented)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "eastvale.ndjson")
        path.write_text("\n".join(json.dumps(each) for each in _county_records()), encoding="utf-8")
        with holder_scope(keeper.pk):
            note_licence(feed=feed, licence="Open Government Licence 3.0 (invented, for the demonstration)", by=HEARTH)
        read_records(feed, records_in(path), HEARTH)


def _county_records() -> Iterator[dict[str, Any]]:
    names = [
        "Vale Ramblers with Prams",
        "Messy Play",
        "Homework Club",
        "Debt Drop-in",
        "Dads and Donuts",
        "Little Chefs",
    ]
    terms = ["Stay and Play", "Stay and play", "Activities", "Debt advice", "Parent group", "Activities"]
    for number, (name, term) in enumerate(zip(names, terms, strict=True)):
        yield {
            "id": str(uuid5(INVENTED, f"county {number}")),
            "name": name,
            "status": "active",
            "description": f"<p>{name} in the Vale. <b>All</b> welcome.</p>",
            "minimum_age": -1 if number % 2 else 0,
            "maximum_age": [4, -1, 11, 99, 10, 12][number],
            "organization": {"name": "Vale Community Council", "description": "Invented."} if number != 2 else None,
            "service_areas": [{"name": "Eastvale County Council"}],
            "attributes": [{"taxonomy_term": {"name": term}}],
            "last_modified": "2026-05-01T10:00:00",
        }


def _words_and_a_change(people: dict[str, Viewer], keeper: Agency) -> None:
    """Whom to ask, words for staff, and a provider's change that waits for approval."""
    service = Service.objects.get(name="Small Steps")
    entry = entry_of(service.pk)
    kit, pru = people.get("Kit Farrow"), people.get("Pru Sandal")
    if entry is None or kit is None or pru is None:
        return
    with holder_scope(keeper.pk):
        asked = Asked(pru.email, "Ask for Pru. She keeps two places free.", pru.agency_id)
        set_owner(service=service, asked=asked, by=kit)
        advice = Service.objects.get(name="Sendward Advice")
        set_owner(service=advice, asked=Asked("office@example.org"), by=kit)
        changed = entry.model_copy(
            update={
                "description": entry.description.replace("Eight evenings", "Ten evenings"),
                "capacity": CapacityEntry(on=service.modified_at.date(), waiting_weeks=1, places=4),
            }
        )
        propose(entry=changed, service=service, by=pru)
