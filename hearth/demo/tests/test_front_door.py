"""The stories of the front door: whoever told can come back to each, and just one of them is late."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.concerns.queries import destination_of_id
from hearth.demo import front_door as told
from hearth.demo.clock import live
from hearth.files.models import Attachment
from hearth.scope.opening import holder_scope
from tests.cast import Cast


@pytest.fixture
def world(cast: Cast) -> Any:
    people = {"Ada Merrow": cast.ada, "Ossie Vance": cast.ravi, "Pia Marsh": cast.pia}
    north = SimpleNamespace(to=destination_of_id("northmoor"), decides=cast.tess, phrase="Northmoor")
    east = SimpleNamespace(to=destination_of_id("eastvale"), decides=cast.ravi, phrase="Eastvale")
    postcodes = {"Northmoor": ("NM1 1AA", "Castle"), "Eastvale": ("EV1 1AA", "Market")}
    known: Any = SimpleNamespace(
        people=people, northmoor=north, eastvale=east, postcode=lambda council: postcodes[council.phrase]
    )
    live([told.front_door(known)], timezone.now(), after_each=lambda: None, tell=lambda share: None)
    return known


def test_whoever_told_can_come_back_and_one_of_them_is_told_that_it_is_late(client: Client, world: Any) -> None:
    pages = {}
    for way in told.ways_back():
        given = {"reference": way.reference, "secret": way.secret}
        pages[way.title] = client.post(reverse("concerns:way_back"), given, follow=True).text
    assert set(pages) == set(told.TITLES.values())
    assert [title for title, page in pages.items() if "and is late" in page] == [told.TITLES[told.LATE]]
    assert "with back-window.jpg" in pages[told.TITLES[told.ANONYMOUS]]
    assert "There is a new message for you." in pages[told.TITLES[told.CHILD]]


def test_the_advice_was_answered_and_made_no_report(client: Client, world: Any, cast: Cast) -> None:
    way = told.way_back_to_the_question()
    assert way is not None
    given = {"reference": way.reference, "secret": way.secret}
    assert "Talking to her kindly" in client.post(reverse("concerns:advice_back"), given, follow=True).text
    with holder_scope(cast.northmoor.pk):
        assert Attachment.objects.get().name == "back-window.jpg"


def test_each_council_has_published_its_pages(client: Client, world: Any) -> None:
    page = client.get(reverse("concerns:contact", args=["northmoor"])).text
    assert "Somebody in Northmoor reads every word" in page
    assert "Warm places and food" in page
