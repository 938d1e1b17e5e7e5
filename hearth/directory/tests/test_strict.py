"""What the schema lets pass is caught; what is published has none of it."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from hearth.directory.openreferral.strict import page_problems, wrong_in
from hearth.directory.tests.test_open_referral import everything_there_is, get

ID = str(UUID(int=1))


def right() -> dict[str, Any]:
    return {
        "id": ID,
        "organization_id": str(UUID(int=2)),
        "organization": {"id": str(UUID(int=2)), "name": "Trust", "description": ""},
        "name": "Play",
        "status": "active",
        "last_modified": "2026-11-01T12:00:00+00:00",
        "schedules": [{"id": str(UUID(int=3)), "service_id": ID, "byday": "MO,1TU", "opens_at": "09:00"}],
    }


def test_what_is_right_is_let_be() -> None:
    assert list(wrong_in(right())) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"minimum_age": -1},
        {"minimum_age": 6, "maximum_age": 5},
        {"maximum_age": 999},
        {"organization": None},
        {"organization": {"id": str(UUID(int=9)), "name": "Another"}},
        {"organization": {"id": str(UUID(int=2)), "name": ""}},
        {"status": "open"},
        {"assured_date": "last week"},
        {"assured_date": "20260101"},
        {"last_modified": "2026-11-01T12:00:00"},
        {"last_modified": ""},
        {"url": "www.example"},
        {"url": "https://"},
        {"email": "nobody"},
        {"description": "<p>Play</p>"},
        {"fees": None},
        {"languages": []},
        {"schedules": [{"id": str(UUID(int=3)), "service_id": ID, "byday": "MOO"}]},
        {"schedules": [{"id": str(UUID(int=3)), "service_id": ID, "opens_at": "25:00"}]},
        {"schedules": [{"id": str(UUID(int=3)), "service_id": str(UUID(int=4))}]},
        {"schedules": [{"id": ID, "service_id": ID}]},
        {"service_areas": [{"id": str(UUID(int=5)), "extent_type": "crayon"}]},
        {"service_at_locations": [{"id": str(UUID(int=5)), "location": {"latitude": 999}}]},
        {"service_at_locations": [{"id": str(UUID(int=5)), "location": {"addresses": [{"city": "Town"}]}}]},
        {"attributes": [{"id": str(UUID(int=5)), "taxonomy_term_id": str(UUID(int=6))}]},
    ],
)
def test_what_the_schema_lets_pass_is_told(wrong: dict[str, Any]) -> None:
    problems = list(wrong_in(right() | wrong))
    assert problems
    assert all(problem.endswith(".") for problem in problems)


@pytest.mark.parametrize(
    "wrong",
    [
        {"contents": None},
        {"total_items": None},
        {"total_pages": 3},
        {"size": 7},
        {"first_page": False},
        {"last_page": False},
        {"empty": True},
        {"contents": []},
    ],
)
def test_an_envelope_that_contradicts_itself_is_told(wrong: dict[str, Any]) -> None:
    page: dict[str, Any] = {"total_items": 1, "total_pages": 1, "size": 1, "contents": [right()]}
    page |= {"first_page": True, "last_page": True, "empty": False}
    assert list(page_problems(page, 1, 10)) == []
    assert list(page_problems(page | wrong, 1, 10))
    assert list(page_problems({}, 1, 10))


@pytest.mark.django_db
def test_everything_that_is_published_passes(cast: Any, client: Client, shared: Path) -> None:
    everything_there_is(cast.northmoor)
    for number in (1, 2, 3, 4):
        page = get(client, f"/services?full=true&per_page=5&page={number}")
        assert list(page_problems(page, number, 5)) == []
        assert [problem for each in page["contents"] for problem in wrong_in(each)] == []
    assert number > page["total_pages"]
