"""The invented families with long lives: each page of theirs opens, and what must be hidden is."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from hearth.chronology.rebuilding import differences
from hearth.demo.generations import generations
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from tests.cast import Cast


@pytest.fixture
def calder(cast: Cast) -> Family:
    council = SimpleNamespace(decides=cast.tess)
    world: Any = SimpleNamespace(northmoor=council, postcode=lambda council: ("NM1 1AA", "Castle"))
    generations(world)
    with holder_scope(cast.tess.holder_id):
        return Family.objects.get(name="Calder family")


def test_the_picture_shows_everybody_but_who_was_adopted(sign_in: Any, cast: Cast, calder: Family) -> None:
    page = sign_in(cast.tess).get(reverse("familyfile:picture", args=[calder.pk])).text
    for words in ("Edith Marlow", "Poppy Birtle", "Kit Birtle", "expected", "lost", "Ned", "half-sibling"):
        assert words in page
    assert "Jonah" not in page
    assert "The Refuge" not in page


def test_each_persons_picture_is_their_own(sign_in: Any, cast: Cast, calder: Family) -> None:
    client = sign_in(cast.tess)
    with holder_scope(cast.tess.holder_id):
        lee = Person.objects.get(given_names="Lee")
    page = client.get(reverse("familyfile:picture_for", args=[calder.pk, lee.pk])).text
    assert "expected" not in page
    assert "lost" not in page.replace("died, or lost", "")
    assert "Ned" not in page
    assert "Nell" in page


@pytest.mark.parametrize("route", ["families:homes", "families:courts", "familyfile:family"])
def test_their_pages_open_and_nobody_meets_the_adopted_child(
    sign_in: Any, cast: Cast, calder: Family, route: str
) -> None:
    page = sign_in(cast.tess).get(reverse(route, args=[calder.pk]))
    assert page.status_code == 200
    assert "Jonah" not in page.text
    assert "The Refuge" not in page.text


def test_their_chronology_is_what_the_stages_would_write_today(cast: Cast, calder: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        for family in Family.objects.filter(holder_id=cast.tess.holder_id):
            assert list(map(str, differences(family))) == []
