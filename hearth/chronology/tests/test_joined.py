"""A child on record twice: what is told on the other record is read here too, once, and as the viewer may see it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.chronology.actions import write_entry
from hearth.chronology.models import Entry
from hearth.chronology.queries import chronology_of
from hearth.chronology.telling import Happening
from hearth.families.actions import begin_family, restrict_family
from hearth.families.likeness.joining import join, part
from hearth.families.likeness.models import SamePerson
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.familyfile import queries as familyfile
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

NOT_THE_PAGES = re.compile(r"django_session|access_|set_config|audit_|SAVEPOINT|^BEGIN|^COMMIT|RELEASE")
Tell = Callable[..., Entry]


@pytest.fixture
def other(cast: Cast, people: dict[str, Person]) -> Family:
    """Maya again, written otherwise; somebody has said that she is the same. A cousin is there too."""
    told = [
        PersonAsTold("child", True, "Maia", "Brook", born=date(2019, 4, 2)),
        PersonAsTold("child", True, "Cy", "Brook", born=date(2018, 4, 2)),
    ]
    with holder_scope(cast.tess.holder_id):
        family = begin_family(name="Brook", body_id="northmoor", people=told, by=cast.tess)
        join(person=named("Maia"), same_as=people["Maya"], why="One school, one mother.", by=cast.tess)
        return family


def named(name: str) -> Person:
    return Person.objects.get(given_names=name, family_name="Brook")


def tell_of(family: Family, source: Person, *people: Person, words: str, ago: int = 10, **more: Any) -> None:
    on = days.today() - timedelta(days=ago)
    told = Happening(on, "worries", "A worry was reported", source, words=words, people=people, **more)
    write_entry(family=family, told=told)


@pytest.fixture
def told(cast: Cast, family: Family, other: Family, people: dict[str, Person]) -> None:
    """A worry here, one there of Maia, one there of her cousin alone, and one that both records tell of."""
    with holder_scope(cast.tess.holder_id):
        one, two, three, both = (Person.objects.create(given_names="A source") for _ in range(4))
        maya, maia = people["Maya"], named("Maia")
        tell_of(family, one, maya, words="seen here", ago=30, source_name="Joan")
        tell_of(other, two, maia, words="seen there", ago=20, source_name="Miss Hall", needs=["not_fed"])
        tell_of(other, three, named("Cy"), words="of the cousin alone", ago=15)
        tell_of(family, both, maya, words="seen by both", ago=5, source_name="Mr Lee", needs=["not_fed"])
        tell_of(other, both, maia, words="seen by both", ago=5, source_name="Mr Lee", needs=["not_fed"])


def page_of(client: Any, family: Family, name: str = "chronology:chronology", query: str = "") -> str:
    return str(client.get(reverse(name, args=[family.pk]) + query).content.decode())


def test_what_is_told_on_the_other_record_is_read_here_once(
    cast: Cast, sign_in: Any, family: Family, told: Any
) -> None:
    client = sign_in(cast.tess)
    for name in ("chronology:chronology", "familyfile:family"):
        page = page_of(client, family, name)
        assert "seen here" in page
        assert page.count("seen there") == 1
        assert page.count("seen by both") == 1
        assert "of the cousin alone" not in page
        assert re.search(r"From the record of <a[^>]*>Brook</a>", page)
    assert "3 in the last 12 months, from 3 sources" in page
    assert "Not fed</a>: 2 times" in page_of(client, family)


def test_choosing_the_person_chooses_both_records(
    cast: Cast, sign_in: Any, family: Family, people: dict[str, Person], told: Any
) -> None:
    page = page_of(sign_in(cast.tess), family, query=f"?person={people['Maya'].pk}")
    assert "seen here" in page
    assert "seen there" in page
    assert "seen there" not in page_of(sign_in(cast.tess), family, query=f"?person={people['Ivo'].pk}")


def test_the_other_record_reads_this_one_too(cast: Cast, sign_in: Any, other: Family, told: Any) -> None:
    page = page_of(sign_in(cast.tess), other)
    assert "seen here" in page
    assert "of the cousin alone" in page
    assert page.count("seen by both") == 1


def test_parted_again_each_reads_its_own(cast: Cast, sign_in: Any, family: Family, told: Any) -> None:
    with holder_scope(cast.tess.holder_id):
        part(joined=SamePerson.objects.get(), why="Two cousins.", by=cast.tess)
    for name in ("chronology:chronology", "familyfile:family"):
        assert "seen there" not in page_of(sign_in(cast.tess), family, name)


@pytest.mark.parametrize("name", ["chronology:chronology", "familyfile:family"])
def test_nothing_of_a_record_that_is_not_open_to_them(
    cast: Cast, sign_in: Any, family: Family, other: Family, told: Any, name: str
) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=other, restricted=True, by=cast.dev)
    tess = page_of(sign_in(cast.tess), family, name)
    assert "seen there" not in tess
    assert "Brook" not in tess
    assert "seen there" in page_of(sign_in(cast.dev), family, name)


@pytest.mark.parametrize("name", ["Maia", "Cy"])
def test_nothing_that_tells_of_somebody_sealed(
    cast: Cast, sign_in: Any, family: Family, other: Family, told: Any, name: str
) -> None:
    with holder_scope(cast.tess.holder_id):
        source = Person.objects.create(given_names="A source")
        tell_of(other, source, named("Maia"), named("Cy"), words="of both children there")
        Person.objects.filter(pk=named(name).pk).update(sealed_at=timezone.now())
    for page_name in ("chronology:chronology", "familyfile:family"):
        page = page_of(sign_in(cast.dev), family, page_name)
        assert "of both children there" not in page
        assert ("seen there" in page) == (name == "Cy")
        assert ("Brook" in page) == (name == "Cy")


def test_a_join_is_not_read_through_somebody_sealed(
    cast: Cast, sign_in: Any, family: Family, other: Family, told: Any, people: dict[str, Person]
) -> None:
    with holder_scope(cast.tess.holder_id):
        Person.objects.filter(pk=people["Maya"].pk).update(sealed_at=timezone.now())
    for name in ("chronology:chronology", "familyfile:family"):
        page = page_of(sign_in(cast.dev), family, name)
        assert "seen there" not in page
        assert "Brook" not in page


def test_the_written_out_question_finds_what_the_models_find(cast: Cast, family: Family, told: Any) -> None:
    for viewer in (cast.tess, cast.dev):
        with holder_scope(viewer.holder_id):
            written = familyfile.happenings_of(viewer, family, "", None, 50, joined=True)
            assert [each.id for each in written] == [each.pk for each in chronology_of(viewer, family)]


def test_reading_it_opens_the_other_record(cast: Cast, sign_in: Any, family: Family, other: Family, told: Any) -> None:
    client = sign_in(cast.tess)
    page_of(client, family)
    page_of(client, family, "familyfile:family")
    with holder_scope(cast.tess.holder_id):
        assert AuditEvent.objects.filter(verb="opened", subject_id=str(other.pk)).count() == 2


@pytest.mark.parametrize("name", ["chronology:chronology", "familyfile:family"])
def test_few_questions_with_a_standing_join(cast: Cast, sign_in: Any, family: Family, told: Any, name: str) -> None:
    client = sign_in(cast.tess)
    page_of(client, family, name)
    with CaptureQueriesContext(connection) as asked:
        page_of(client, family, name)
    assert len([query for query in asked.captured_queries if not NOT_THE_PAGES.search(query["sql"])]) <= 8
