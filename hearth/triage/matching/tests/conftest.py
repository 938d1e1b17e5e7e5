"""The worries and the family next door of triage's own tests, and the family's home."""

import pytest

from hearth.families.actions import move_home
from hearth.families.actions.life import Home
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
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
