import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hearth.places.tests.onspd import HARTLEPOOL

Load = Callable[..., Any]


@pytest.mark.parametrize(
    "asked",
    [
        {"data": {"postcode": "zz1 1aa"}},
        {"data": json.dumps({"postcode": "zz1 1aa"}), "content_type": "application/json"},
    ],
    ids=["form", "json"],
)
def test_a_postcode_by_post_answers_with_its_body(load: Load, client: Client, asked: dict[str, Any]) -> None:
    load(HARTLEPOOL)
    answer = Client(enforce_csrf_checks=True).post("/places/find", **asked)
    assert answer.status_code == 200
    assert answer.json()["body"]["name"] == "Hartlepool Borough Council"


def test_a_postcode_never_travels_in_an_address(client: Client) -> None:
    assert client.get("/places/find?postcode=ZZ1+1AA").status_code == 405


@pytest.mark.parametrize("body", ["", "[", "[]", "null", '"ZZ1 1AA"', '{"postcode": ["x"]}', "[" * 100_000, '{"a": 1}'])
def test_what_is_no_postcode_gets_a_sentence(client: Client, body: str) -> None:
    answer = client.post("/places/find", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_a_form_without_a_postcode_gets_a_sentence(client: Client) -> None:
    assert client.post("/places/find", {}).status_code == 400
