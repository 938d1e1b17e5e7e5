"""The family page: for those who may, written down, in few questions; and finding a family."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.chronology.actions import Happening, write_entry
from hearth.families import actions
from hearth.families.actions.life import Home
from hearth.families.models import Family, Person
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from tests.cast import Cast

TODAY = timezone.localdate()
NOT_THE_PAGES = re.compile(r"django_session|access_|set_config|audit_|SAVEPOINT|^BEGIN|^COMMIT|RELEASE")


@pytest.fixture
def ashdown(cast: Cast) -> Family:
    with holder_scope(cast.tess.holder_id):
        people = [
            PersonAsTold("mother", False, "Rowan", "Ashdown", sex="F"),
            PersonAsTold("child", True, "Zoë", "Ashdown", born=TODAY - timedelta(days=2400)),
        ]
        family = actions.begin_family(name="Ashdown family", body_id="northmoor", people=people, by=cast.tess)
        zoe, rowan = members_of(family)
        actions.move_home(
            family=family, home=Home("The Refuge", "NX1 1AA", secret=True), people=[rowan], since=TODAY, by=cast.tess
        )
        actions.begin_status(
            person=zoe, kind="protection_plan", starts=TODAY, categories=["neglect", "emotional"], by=cast.tess
        )
        actions.expect_child(family=family, mother=rowan, due=TODAY + timedelta(days=100), known_on=TODAY, by=cast.tess)
        actions.relate(person=rowan, kind="parent", other=zoe, tie="legal", by=cast.tess)
        for ago, words in [(400, "first"), (30, "second"), (3, "third 😀 مرحبا")]:
            _worry(family, zoe, ago, words)
    return family


def _worry(family: Family, zoe: Person, ago: int, words: str) -> None:
    source = Person.objects.create(given_names=f"Source {ago}")
    told = Happening(TODAY - timedelta(days=ago), "worries", "A worry", source, words, source_name=words, people=[zoe])
    write_entry(family=family, told=told)


def page_of(sign_in: Any, viewer: Any, family: Family, more: str = "") -> Any:
    return sign_in(viewer).get(reverse("familyfile:family", args=[family.pk]) + more)


def test_the_page_says_what_matters(sign_in: Any, cast: Cast, ashdown: Family) -> None:
    page = page_of(sign_in, cast.tess, ashdown).text
    for words in [
        "Child protection plan for emotional abuse and neglect",
        "2 in the last 12 months, from 2 sources; 3 in all",
        "A baby, due",
        "third 😀 مرحبا",
        "Address kept secret",
        "parent of Zoë (in law)",
        "Nobody is helping this family now.",
    ]:
        assert words in page
    assert "The Refuge" not in page


def test_opening_it_is_written_down(sign_in: Any, cast: Cast, ashdown: Family) -> None:
    page_of(sign_in, cast.tess, ashdown)
    with holder_scope(cast.tess.holder_id):
        opened = AuditEvent.objects.get(holder_id=cast.tess.holder_id, verb="opened", subject_id=str(ashdown.pk))
    assert opened.actor_id == cast.tess.id


def test_one_strand_can_be_read_alone(sign_in: Any, cast: Cast, ashdown: Family) -> None:
    page = page_of(sign_in, cast.tess, ashdown, "?strand=agencies").text
    assert "emotional abuse and neglect began" in page
    assert "third" not in page
    assert "A baby is expected" not in page


def test_an_altered_address_begins_at_the_newest(sign_in: Any, cast: Cast, ashdown: Family) -> None:
    assert "third" in page_of(sign_in, cast.tess, ashdown, "?before=nonsense_1&strand=';--").text


@pytest.mark.parametrize("who", ["kemi", "other", "ravi", "hana", "eve", "pia"])
def test_nobody_else_may(sign_in: Any, cast: Cast, ashdown: Family, who: str) -> None:
    assert page_of(sign_in, getattr(cast, who), ashdown).status_code == 404


def test_few_questions(sign_in: Any, cast: Cast, ashdown: Family) -> None:
    page_of(sign_in, cast.tess, ashdown)
    with CaptureQueriesContext(connection) as asked:
        page_of(sign_in, cast.tess, ashdown)
    assert sum(not NOT_THE_PAGES.search(query["sql"]) for query in asked.captured_queries) <= 8


def test_a_family_is_found_by_name_and_never_in_an_address(sign_in: Any, cast: Cast, ashdown: Family) -> None:
    search = reverse("familyfile:search")
    client = sign_in(cast.tess)
    found = client.post(search, {"given_name": "ZOE", "family_name": "ash down"}).text
    assert "Ashdown family" in found
    assert "Nobody you may see" in client.post(search, {"family_name": "Nobody"}).text
    assert "Give a name" in client.post(search, {}).text
    alike = client.post(search, {"given_name": "Zoey", "family_name": "Ashdowne"}).text
    assert "Sounds alike, or written another way" in alike
    assert alike.count("Zoë") == 1


def test_a_search_finds_only_what_one_may_see(sign_in: Any, cast: Cast, ashdown: Family) -> None:
    found = sign_in(cast.kemi).post(reverse("familyfile:search"), {"given_name": "Zoe", "family_name": "Ashdown"})
    assert "Nobody you may see" in found.text
