"""A family of Northmoor's with two years behind it, and a small sign that comes back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from hearth.chronology.actions import write_entry
from hearth.chronology.models import Entry
from hearth.chronology.telling import Happening
from hearth.families.actions import begin_family
from hearth.families.models import Family, Person
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

PEOPLE = (
    PersonAsTold("child", True, "Maya", "Fenn", born=date(2019, 4, 2)),
    PersonAsTold("child", True, "Ivo", "Fenn", born=date(2021, 6, 2)),
    PersonAsTold("mother", False, "Carol", "Fenn"),
    PersonAsTold("father", False, "Dan", "Orr"),
)


@pytest.fixture
def family(cast: Cast) -> Family:
    with holder_scope(cast.tess.holder_id):
        return begin_family(name="Fenn", body_id="northmoor", people=PEOPLE, by=cast.tess)


@pytest.fixture
def tell(cast: Cast, family: Family) -> Callable[..., Entry]:
    """`tell(30, "worries", needs=[…])`: something happened so many days ago."""

    def write(ago: int, strand: str = "worries", title: str = "A worry was reported", **more: Any) -> Entry:
        with holder_scope(cast.tess.holder_id):
            source = Person.objects.create(given_names="A source")  # any row will do: it is told of by nobody else
            on = days.today() - timedelta(days=ago)
            return write_entry(family=family, told=Happening(on, strand, title, source, **more))

    return write


@pytest.fixture
def people(cast: Cast, family: Family) -> dict[str, Person]:
    with holder_scope(cast.tess.holder_id):
        return {person.given_names: person for person in members_of(family)}
