"""The worries and the family next door of triage's own tests, and the family's home."""

import duckdb
import pytest

from bench.matching_file import write_register
from hearth.families.actions import move_home
from hearth.families.actions.life import Home
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from hearth.triage.matching.columns import lay_out
from hearth.triage.matching.parameters import _shipped
from hearth.triage.matching.training import train
from hearth.triage.tests.conftest import concern, fenns, tell
from tests.cast import Cast

__all__ = ["concern", "fenns", "tell"]


@pytest.fixture
def fenns_at_home(cast: Cast, fenns: Family) -> Family:
    with holder_scope(cast.tess.holder_id):
        people = Person.objects.filter(memberships__family=fenns)
        home = Home(address="12 Mill Lane", postcode="NM1 1AA")
        move_home(family=fenns, home=home, people=people, since=None, by=cast.tess)
    return fenns


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """A register of six thousand invented records, its table in DuckDB, and what training learns of it."""
    path = tmp_path_factory.mktemp("register") / "people.tsv"
    records = write_register(6_000, path, seed=3)
    connection = duckdb.connect()
    people = lay_out(connection, path)
    return records, connection, train(connection, people, _shipped()[0])
