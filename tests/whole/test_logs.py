"""What a Hearth says to its own log holds no name, no reference, no postcode and no query string."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from tests.whole.visiting import Visitor
from tests.world import World, open_world

TYPED = ["Quince", "QZ9 9ZQ", "07700 900987", "Nobody comes to the door"]


@pytest.fixture(scope="module")
def world(standing_cast: Any) -> World:
    return open_world(standing_cast)


@pytest.fixture
def said(caplog: Any) -> Iterator[Any]:
    """Everything at the levels that a Hearth writes out, by whoever says it."""
    with caplog.at_level(logging.WARNING):
        yield caplog


def requests(world: World) -> list[tuple[str, str, str]]:
    """Pages of a family, pages that are not there, and words sent to each kind of form."""
    it, words = world.council, "+".join(TYPED)
    form = f"name={words}&account={words}&postcode={words}&where=postcode&login={words}&password={words}"
    pages = [
        reverse("familyfile:family", args=[it.family_id]),
        reverse("triage:concern", args=[it.concern_id]),
        reverse("familyfile:search"),
        reverse("concerns:where"),
        reverse("concerns:seen"),
        reverse("concerns:way_back"),
        reverse("concerns:professional"),
        reverse("api:concerns"),
        reverse("places:find"),
        reverse("account_login"),
        f"/no/such/page/{it.name}",
    ]
    query = f"?called={it.name}&reference={it.references[0]}&postcode={TYPED[1]}&after={it.name}|x"
    return [(method, page + query, form) for page in pages for method in ("GET", "POST", "DELETE")]


@pytest.mark.parametrize("name", ["tess", "pia", "nobody"])
def test_nothing_that_was_typed_or_is_on_record_is_said(name: str, world: World, standing_cast: Any, said: Any) -> None:
    visitor = Visitor(getattr(standing_cast, name, None))
    for method, path, form in requests(world):
        assert visitor.ask(method, path, form if method == "POST" else "").status < 500
    hidden = [*TYPED, *world.council.words, "called=", "reference="]
    assert [word for word in hidden if word in said.text] == []


def test_the_log_would_have_been_read_here(said: Any) -> None:
    logging.getLogger("hearth").warning("Quince")
    assert "Quince" in said.text
