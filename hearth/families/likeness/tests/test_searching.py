"""A misspelt name finds whom one may see, and never says that there is somebody whom one may not."""

from datetime import date

import pytest

from hearth.access.viewer import Viewer
from hearth.families import actions
from hearth.families.likeness.searching import people_sounding_like
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from tests.cast import Cast

BORN = date(2018, 2, 3)


@pytest.fixture
def whitlocks(cast: Cast) -> Family:
    people = [PersonAsTold("child", True, "Katherine", "Whitlock", born=BORN)]
    with holder_scope(cast.tess.holder_id):
        return actions.begin_family(name="Whitlock", body_id="northmoor", people=people, by=cast.tess)


def found(viewer: Viewer, given: str, family: str, born: date | None = None) -> list[Person]:
    with holder_scope(viewer.holder_id):
        return people_sounding_like(viewer, given, family, born, besides=[])


@pytest.mark.parametrize(
    ("given", "family", "born"),
    [
        ("Katherine", "Whitlok", None),
        ("Catherine", "Wittlock", None),
        ("Kate", "Whitlock", None),
        ("Whitlock", "Katherine", None),
        ("Katherine", "", BORN),
        ("", "Wittlock", date(2018, 3, 2)),
    ],
)
def test_a_misspelt_name_is_found(cast: Cast, whitlocks: Family, given: str, family: str, born: date | None) -> None:
    assert [str(each) for each in found(cast.tess, given, family, born)] == ["Katherine Whitlock"]


@pytest.mark.parametrize(
    ("given", "family", "born"), [("", "Whitlok", None), ("Kate", "", None), ("Ada", "Brook", None), ("", "", BORN)]
)
def test_one_thing_alone_or_a_stranger_finds_nobody(
    cast: Cast, whitlocks: Family, given: str, family: str, born: date | None
) -> None:
    assert found(cast.tess, given, family, born) == []


def test_only_whom_they_may_see(cast: Cast, whitlocks: Family) -> None:
    """Not another council's, not a restricted family but for those who see it, and nobody of a sealed one."""
    assert found(cast.ravi, "Catherine", "Whitlok") == []
    assert found(cast.kemi, "Catherine", "Whitlok") == []  # her team does not help them
    with holder_scope(cast.dev.holder_id):
        actions.restrict_family(family=whitlocks, restricted=True, by=cast.dev)
    assert found(cast.tess, "Catherine", "Whitlok") == []
    assert len(found(cast.dev, "Catherine", "Whitlok")) == 1
    with holder_scope(cast.dev.holder_id):
        person = Person.objects.get(given_names="Katherine")
        actions.seal_person(person=person, order_made=date(2020, 1, 1), why="Order seen by two", version=1, by=cast.dev)
    assert found(cast.dev, "Catherine", "Whitlok") == []
