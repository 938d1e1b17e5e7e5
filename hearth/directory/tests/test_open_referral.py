"""Everything that is served, against the schemas that the official validator loads, and what they do not say."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012 as DRAFT

from hearth.directory.entry import (
    AccessEntry,
    AreaEntry,
    CapacityEntry,
    CostEntry,
    CriterionEntry,
    LanguageEntry,
    PhoneEntry,
    PlaceEntry,
    TranslationEntry,
)
from hearth.directory.openreferral.terms import KINDS, NEEDS, term_id
from hearth.directory.tests.entries import an_entry, evenings, until_the_birthday, written

pytestmark = pytest.mark.django_db
AT = "/open-referral"
LISTS = {
    "/services": "service_list",
    "/services?full=true": "service_list",
    "/organizations": "organization_list",
    "/organizations?full=true": "organization_list",
    "/organizations?full_service=true": "organization_list",
    "/service_at_locations": "service_at_location_list",
    "/service_at_locations?full=true": "service_at_location_list",
    "/taxonomies": "taxonomy_list",
    "/taxonomy_terms": "taxonomy_term_list",
}
ONES = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
ENVELOPE = {
    "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents",
}  # fmt: skip


@pytest.fixture
def validator(shared: Path) -> Any:
    """`validator("service")(shape)` raises what is wrong with it. Formats are checked, date-times too."""
    folder = shared / "data" / "oruk" / "schema"
    files = {path.stem: json.loads(path.read_text()) for path in folder.glob("*.json")}
    base = "https://openreferraluk.org/specifications/3.0/schema/"
    registry: Any = Registry().with_resources(
        (f"{base}{name}.json", Resource.from_contents(schema, default_specification=DRAFT))
        for name, schema in files.items()
    )
    checker = FormatChecker()
    assert "date-time" in checker.checkers, "rfc3339-validator is missing, so date-times would go unchecked"

    def of(name: str) -> Any:
        return Draft202012Validator(files[name], registry=registry, format_checker=checker).validate

    return of


@pytest.fixture
def full(cast: Any) -> list[UUID]:
    return everything_there_is(cast.northmoor)


def everything_there_is(keeper: Any) -> list[UUID]:
    """Twelve services that say everything that can be said, or next to nothing."""
    ids = []
    for number in range(6):
        everything = an_entry(
            name=f"Everything {number}",
            description="Play & talk\nfor small children.",
            url="https://example.org/steps",
            email="steps@example.org",
            eligibility="For parents of small children.",
            application="Ring us.",
            referral="anyone",
            fees="Free for most.",
            alert="Closed on bank holidays.",
            interpreting="By telephone.",
            programme="safecare",
            criteria=(
                until_the_birthday(6, least_months=6),
                CriterionEntry(kind="circumstance", code="expecting"),
                CriterionEntry(kind="circumstance", code="current_crisis", excludes=True, words="Not in a crisis."),
            ),
            schedules=(evenings("TU", "TH"), evenings("1WE").model_copy(update={"freq": "MONTHLY"})),
            costs=(CostEntry(option="Each", amount=Decimal("2.50")), CostEntry(option="Poor", amount=Decimal(0))),
            languages=(LanguageEntry(code="pl", name="Polish"),),
            areas=(AreaEntry(name="Northmoor", body="northmoor"), AreaEntry(name="Anywhere", everywhere=True)),
            places=(
                PlaceEntry(
                    name="Hall", address_1="1 Beck Lane", city="Northmoor", county="Northmoor", postcode="NX1 1AA",
                    country="GB", latitude=54.0, longitude=-1.0,
                    access=(AccessEntry(kind="parking"), AccessEntry(words="A bell at the door.")),
                ),
                PlaceEntry(kind="virtual"),
            ),
            phones=(PhoneEntry(number="01632 960123", words="Mornings"),),
            capacity=CapacityEntry(on=date(2026, 11, 1), waiting_weeks=3, places=0, most=12),
            translations=(TranslationEntry(language="cy", name="Camau Bach"),),
            modified_at=datetime(2026, 11, 1, 12, tzinfo=UTC) + timedelta(days=number),
        )  # fmt: skip
        ids.append(written(keeper, everything).pk)
        bare = an_entry(name=f"Little {number}", kinds=(), areas=(), url="not an address", email="nobody")
        ids.append(written(keeper, bare.model_copy(update={"status": "temporarily closed"})).pk)
    return ids


def get(client: Client, address: str) -> Any:
    answer = client.get(AT + address)
    assert answer.status_code == 200, (address, answer.content)
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def test_the_root_is_exactly_what_a_reader_looks_for(client: Client, validator: Any) -> None:
    said = get(client, "/")
    validator("api_details")(said)
    assert set(said) == {"version", "profile", "openapi_url"}
    assert said["version"] == "HSDS-UK-3.0"


@pytest.mark.parametrize(("address", "schema"), LISTS.items())
def test_every_page_of_every_list_is_valid_and_consistent(
    address: str, schema: str, client: Client, full: list[UUID], validator: Any
) -> None:
    joined = "&" if "?" in address else "?"
    seen: list[str] = []
    number, pages = 1, 1
    while number <= pages:
        page = get(client, f"{address}{joined}page={number}&per_page=3")
        validator(schema)(page)
        pages = page["total_pages"]
        assert set(page) >= ENVELOPE
        assert page["size"] == len(page["contents"]) <= 3
        assert (page["first_page"], page["last_page"]) == (number == 1, number == pages)
        assert page["empty"] is (not page["contents"])
        seen += [each["id"] for each in page["contents"]]
        number += 1
    assert len(seen) == len(set(seen)) == page["total_items"] > 0
    beyond = get(client, f"{address}{joined}page={pages + 1}&per_page=3")
    assert (beyond["empty"], beyond["contents"], beyond["total_items"]) == (True, [], len(seen))


@pytest.mark.parametrize(("name", "schema"), ONES.items())
def test_every_listed_id_is_found_and_valid(
    name: str, schema: str, client: Client, full: list[UUID], validator: Any
) -> None:
    for each in get(client, f"/{name}?per_page=500")["contents"]:
        found = get(client, f"/{name}/{each['id']}")
        validator(schema)(found)
        assert found["id"] == each["id"]
        assert not list(nothing_in(found))
    missing = client.get(f"{AT}/{name}/{UUID(int=3)}")
    assert missing.status_code == 404
    assert missing["Access-Control-Allow-Origin"] == "*"
    assert missing["Content-Type"] == "application/json"


def nothing_in(shape: Any, at: str = "") -> Any:
    """Where there is a null, or an empty word that need not be there."""
    if isinstance(shape, dict):
        for key, value in shape.items():
            if value is None or (value == "" and key != "description"):
                yield f"{at}/{key}"
            yield from nothing_in(value, f"{at}/{key}")
    elif isinstance(shape, list):
        for number, value in enumerate(shape):
            yield from nothing_in(value, f"{at}/{number}")


def test_a_service_says_what_the_standard_has_no_home_for(client: Client, full: list[UUID]) -> None:
    said = get(client, f"/services/{full[0]}")
    assert (said["minimum_age"], said["maximum_age"]) == (0.5, 5)
    assert "next birthday" in said["x_hearth"]["maximum_age_means"]
    assert said["eligibility_description"] == "For parents of small children."
    assert said["application_process"] == "Ring us."
    assert said["wait_time"] == "3 weeks, as said on 2026-11-01"
    assert said["capacities"][0]["available"] == 0
    assert said["x_hearth"]["referral"] == "anyone"
    assert any(each.get("excludes") for each in said["x_hearth"]["criteria"])
    terms = {each["taxonomy_term_id"] for each in said["attributes"]}
    assert {str(term_id(KINDS, "parenting_programme")), str(term_id(NEEDS, "child_behaviour"))} <= terms
    assert said["schedules"][1]["byday"] == "1WE"


def test_hidden_closed_and_old_services_are_in_none_of_it(cast: Any, client: Client) -> None:
    written(cast.northmoor, name="Secret", status="defunct")
    written(cast.northmoor, name="Secret", assured_on=date(2020, 1, 1))
    for address in ("/services", "/services?full=true", "/services?minimal=true", "/services?format=ndjson"):
        assert b"Secret" not in b"".join(client.get(AT + address)), address  # type: ignore[arg-type]
    assert get(client, "/organizations")["total_items"] == 0


def test_lines_come_one_by_one_and_all_of_them(client: Client, full: list[UUID], validator: Any) -> None:
    answer: Any = client.get(f"{AT}/services?format=ndjson&full=true&per_page=2")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert {line["id"] for line in lines} == {str(id) for id in full}
    for line in lines:
        validator("service")(line)


def test_minimal_is_every_service_in_one_call(client: Client, full: list[UUID]) -> None:
    page = get(client, "/services?minimal=true&per_page=2")
    assert len(page["contents"]) == page["total_items"] == 12
    assert set(page["contents"][0]) == {"id", "modified_date"}


def test_modified_after_includes_the_moment_itself(client: Client, full: list[UUID]) -> None:
    last = datetime(2026, 11, 6, 12, tzinfo=UTC)
    names = {each["name"] for each in get(client, f"/services?modified_after={last:%Y-%m-%dT%H:%M:%SZ}")["contents"]}
    assert "Everything 5" in names
    assert "Everything 4" not in names


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ("search=everything", 6),
        ("search=nobody+says+this", 0),
        (f"taxonomy_term_id={term_id(NEEDS, 'child_behaviour')}", 6),
        (f"taxonomy_term_id={term_id(NEEDS, 'housing')}", 0),
        (f"taxonomy_term_id={UUID(int=1)}", 0),
        ("taxonomy_term_id=nonsense", 0),
        (f"taxonomy_id={KINDS.id}", 6),  # what has no kind of help passes no filter of kinds
        (f"organization_id={UUID(int=77)}", 12),
        (f"organization_id={UUID(int=78)}", 0),
        ("minimum_age=6", 6),  # only those that say nothing of ages
        ("minimum_age=5.5", 12),
        ("maximum_age=0", 6),
        ("day=TU", 6),
        ("day=FR", 0),
        ("start_time=19:00&end_time=21:00", 6),
        ("start_time=20:00", 0),
    ],
)
def test_both_sets_of_parameters_narrow(asked: str, many: int, client: Client, full: list[UUID]) -> None:
    assert get(client, f"/services?{asked}")["total_items"] == many


@pytest.mark.parametrize(
    "asked",
    ["page=0", "page=x", "per_page=-1", "format=xml", "full=perhaps", "modified_after=last week", "minimum_age=-1",
     "day=someday", "start_time=25:99", "page=9999999999999"],
)  # fmt: skip
def test_what_cannot_be_is_answered_with_a_sentence(asked: str, client: Client) -> None:
    answer = client.get(f"{AT}/services?{asked}")
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_near_needs_a_postcode_and_unknown_ones_find_nothing(client: Client, full: list[UUID]) -> None:
    assert client.get(f"{AT}/service_at_locations?proximity=500").status_code == 400
    assert client.get(f"{AT}/service_at_locations?postcode=nonsense").status_code == 400
    assert get(client, "/service_at_locations?postcode=ZZ1+1ZZ&proximity=500")["total_items"] == 0


@pytest.mark.parametrize("address", ["/nothing", "/services/", "/services/not-an-id", "/services/x/y"])
def test_other_addresses_are_told_so_in_json(address: str, client: Client) -> None:
    answer = client.get(AT + address)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")


def test_a_browser_of_any_origin_may_ask(client: Client) -> None:
    answer = client.options(f"{AT}/services")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert client.post(f"{AT}/services").status_code == 405
