from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.places.findings import Finding
from hearth.places.queries import find_postcode, try_postcode
from hearth.places.rules.postcodes import NotAPostcode
from hearth.places.tests.onspd import ABERDEEN, BELFAST, ELMBRIDGE, HARTLEPOOL, ISLE_OF_MAN, WOKING

Load = Callable[..., Any]
BEFORE, AFTER = date(2027, 3, 31), date(2027, 4, 1)


def body_of(found: Finding) -> str | None:
    return found.body.id if found.body else None


@pytest.mark.parametrize(
    ("row", "body"),
    [(HARTLEPOOL, "hartlepool"), (ELMBRIDGE, "surrey"), (ABERDEEN, "aberdeen"), (BELFAST, "belfast-trust")],
)
def test_a_postcode_leads_to_its_body_in_one_query(load: Load, row: dict[str, str], body: str) -> None:
    load(row)
    with CaptureQueriesContext(connection) as queries:
        found = find_postcode(row["postcode"].lower(), on=BEFORE)
    assert body_of(found) == body
    assert (found.release, found.terminated, found.alternatives) == ("November 2025", None, [])
    assert len(queries) == 1


@pytest.mark.parametrize(("row", "successor"), [(ELMBRIDGE, "east-surrey"), (WOKING, "west-surrey")])
def test_surreys_postcodes_change_hands_by_district(load: Load, row: dict[str, str], successor: str) -> None:
    load(row)
    before, after = find_postcode(row["postcode"], BEFORE), find_postcode(row["postcode"], AFTER)
    assert (body_of(before), body_of(after)) == ("surrey", successor)
    assert after.as_json()["body"]["code"] is None
    assert "in place of Surrey County Council" in after.reason


def test_an_unknown_district_of_surrey_leaves_a_choice(load: Load) -> None:
    load(ELMBRIDGE | {"district": "E99999999"})
    found = find_postcode("ZZ2 2BB", AFTER)
    assert found.body is None
    assert [body.id for body in found.alternatives] == ["east-surrey", "west-surrey"]
    assert "choose by the address" in found.reason


def test_an_abolished_county_leads_to_its_successor(load: Load) -> None:
    load(HARTLEPOOL | {"county": "E10000009", "district": "E07000048"})
    found = find_postcode("ZZ1 1AA")
    assert body_of(found) == "bournemouth-christchurch-and-poole"


def test_a_terminated_postcode_is_routed_and_told(load: Load) -> None:
    load(HARTLEPOOL | {"terminated": "199405"})
    found = find_postcode("ZZ1 1AA")
    assert (body_of(found), found.terminated) == ("hartlepool", "1994-05")
    assert "ended in May 1994" in found.reason


@pytest.mark.parametrize("sign", [{"large_user": "1"}, {"quality": "6"}, {"quality": "9"}])
def test_a_large_user_or_a_po_box_asks_for_the_address(load: Load, sign: dict[str, str]) -> None:
    load(HARTLEPOOL | sign, ABERDEEN)
    assert "Check that the child lives there" in find_postcode("ZZ1 1AA").reason
    assert "Check" not in find_postcode("ZZ3 3DD").reason


@pytest.mark.parametrize("district", ["M99999999", ""])
def test_the_isle_of_man_is_named(load: Load, district: str) -> None:
    load(ISLE_OF_MAN | {"district": district})
    found = find_postcode("IM0 0ZZ")
    assert found.body is None
    assert "Isle of Man" in found.reason


def test_what_leads_nowhere_says_why(load: Load) -> None:
    load(HARTLEPOOL)
    assert "not in our list (November 2025)" in find_postcode("ZZ9 9ZZ").reason
    assert "not a full UK postcode" in try_postcode("nonsense").reason
    with pytest.raises(NotAPostcode):
        find_postcode("nonsense")


def test_without_a_postcode_file_the_reason_is_that(places: None) -> None:
    assert "No postcode file has been loaded" in find_postcode("ZZ1 1AA").reason
