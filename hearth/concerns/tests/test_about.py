"""What we say of ourselves: reachable from every public page, and true of what a visit leaves behind."""

from typing import Any

import pytest
from django.test import Client

from hearth.concerns.tests.walking import answer

pytestmark = pytest.mark.usefixtures("postcodes")


@pytest.mark.parametrize("page", ["privacy", "accessibility", "sources"])
def test_every_public_page_leads_there(client: Client, page: str) -> None:
    assert f'href="/{page}"' in client.get("/").content.decode()
    assert client.get(f"/{page}").status_code == 200


def test_a_visitor_gets_the_two_cookies_that_the_privacy_page_names(client: Any) -> None:
    answer(client, "danger")
    assert {name for name in client.cookies if client.cookies[name].value} <= {"visit", "csrftoken"}
    assert client.cookies["visit"]["max-age"] == 24 * 60 * 60
    told = client.get("/privacy").content.decode()
    assert "“visit”" in told
    assert "24 hours" in told


def test_reading_sets_no_cookie(client: Client) -> None:
    for address in ("/", "/privacy", "/staying-safe", "/levels-of-need"):
        client.get(address)
    assert not client.cookies


def test_the_postcode_lists_owners_are_credited_and_its_edition_named(client: Client) -> None:
    told = client.get("/sources").content.decode()
    assert all(owner in told for owner in ("OS data", "Royal Mail data", "Office for National Statistics"))
    assert "Invented 2026" in told
