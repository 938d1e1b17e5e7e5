"""The family's life is written as it happens, from what `families` keeps."""

from datetime import timedelta
from typing import Any

from hearth.chronology.models import Entry
from hearth.chronology.rebuilding import differences
from hearth.families.actions import begin_status, end_status, expect_child, move_home
from hearth.families.actions.life import Home
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

TODAY = days.today()


def test_a_status_a_move_and_a_pregnancy(cast: Cast, family: Family, people: dict[str, Person]) -> None:
    with holder_scope(cast.tess.holder_id):
        plan = begin_status(
            person=people["Maya"], kind="protection_plan", starts=TODAY, categories=["neglect"], by=cast.tess
        )
        end_status(status=plan, ends=TODAY, destination="ended", by=cast.tess)
        home = Home("3 Beck Lane", "NM1 1AA")
        move_home(family=family, home=home, people=people.values(), since=TODAY, by=cast.tess)
        refuge = Home("The Refuge", secret=True)
        move_home(family=family, home=refuge, people=[people["Carol"]], since=TODAY, by=cast.tess)
        expect_child(
            family=family, mother=people["Carol"], due=TODAY + timedelta(days=90), known_on=TODAY, by=cast.tess
        )
        told: dict[str, Any] = {each.title: each for each in Entry.objects.filter(family=family)}
        assert list(differences(family)) == []
    assert set(told) == {
        "Child protection plan for neglect began",
        "Child protection plan for neglect ended",
        "Moved home",
        "Moved to an address that is kept secret",
        "A baby is expected",
    }
    assert told["Child protection plan for neglect began"].need == "neglect"
    assert told["Moved home"].words == "3 Beck Lane, NM1 1AA"
    assert told["Moved to an address that is kept secret"].words == ""
    assert told["A baby is expected"].holds == "pregnancy"
