"""A child who was described, against everybody the council knows."""

from datetime import date
from typing import Any

import pytest

from hearth.concerns.telling import ChildAsTold
from hearth.families.actions import begin_family, restrict_family
from hearth.families.likeness.keeping import forget_keys
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.triage.matching.candidates import Candidates, people_who_may_be
from hearth.triage.tests.conftest import Tell
from tests.cast import Cast


def found(cast: Cast, tell: Tell, *children: ChildAsTold, by: Any = None, **told: Any) -> Candidates:
    concern = tell(children=children, **told)
    with holder_scope(cast.tess.holder_id):
        return people_who_may_be(by or cast.tess, list(concern.children.all()))


@pytest.mark.parametrize(
    ("described", "why"),
    [
        (ChildAsTold("Mya", "Fenn", born=date(2019, 4, 2)), "Another form of the first name"),
        (ChildAsTold("Maya", "Phenn", born=date(2019, 2, 4)), "day and month the other way round"),
        (ChildAsTold("Fenn", "Maya", born_earliest=date(2018, 12, 1), born_latest=date(2020, 11, 30)), "other way"),
        (ChildAsTold("Maya", ""), "The same first name"),
        (ChildAsTold("Fen", "Maya", born_earliest=date(2018, 12, 1), born_latest=date(2020, 11, 30)), "other way"),
        (
            ChildAsTold("Maya", "Fenn", born_earliest=date(2019, 6, 1), born_latest=date(2021, 5, 31)),
            "an age at most a year out",
        ),
    ],
)
def test_a_child_misspelt_is_found_and_the_reason_said(
    cast: Cast, tell: Tell, fenns_at_home: Family, described: ChildAsTold, why: str
) -> None:
    seen = found(cast, tell, described)
    assert str(seen.found[0].person) == "Maya Fenn"
    assert why in seen.found[0].evidence


def test_strangers_are_not_shown(cast: Cast, tell: Tell, fenns: Family) -> None:
    assert found(cast, tell, ChildAsTold("Ada", "Brook", born=date(2010, 1, 1)), lives_postcode="").found == ()
    assert found(cast, tell, ChildAsTold(), lives_postcode="").found == ()


def test_of_twins_the_one_of_that_name_stands_first(cast: Cast, tell: Tell) -> None:
    twins = [PersonAsTold("child", True, name, "Fenn", born=date(2019, 4, 2)) for name in ("Ned", "Maya")]
    with holder_scope(cast.tess.holder_id):
        begin_family(name="Fenn", body_id="northmoor", people=twins, by=cast.tess)
    seen = found(cast, tell, ChildAsTold("Maya", "Fen", born=date(2019, 4, 2)))
    assert [str(each.person) for each in seen.found] == ["Maya Fenn", "Ned Fenn"]
    assert "another first name" in seen.found[1].evidence


def test_a_child_of_another_name_with_the_date_and_the_home_is_shown_as_perhaps_a_twin(
    cast: Cast, tell: Tell, fenns_at_home: Family
) -> None:
    """By a name that nobody wrote down, or the twin: that family must not be missed, and must not be taken for sure."""
    buddy = ChildAsTold("Buddy", "Fenn", born=date(2019, 4, 2))
    seen = found(cast, tell, buddy, lives_address="12 Mill Lane", lives_postcode="NM1 1AA")
    assert [str(each.person) for each in seen.found] == ["Maya Fenn"]
    assert "but another first name: may be a twin" in seen.found[0].evidence
    assert seen.found[0].weight < 0


def test_another_council_is_another_register(cast: Cast, tell: Tell, fenns: Family) -> None:
    concern = tell(council="eastvale")
    with holder_scope(cast.ravi.holder_id):
        assert people_who_may_be(cast.ravi, list(concern.children.all())) == Candidates((), False)


def test_sealed_people_never_match(cast: Cast, tell: Tell, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        maya = Person.objects.get(given_names="Maya")
        maya.sealed_at = maya.created_at
        maya.save(update_fields=["sealed_at"])
        forget_keys(maya)
    for viewer in (cast.tess, cast.dev):
        seen = found(cast, tell, ChildAsTold("Maya", "Fenn", born=date(2019, 4, 2)), by=viewer)
        assert (seen.found, seen.somebody_restricted) == ((), False)


def test_of_a_restricted_child_misspelt_only_whom_to_ring(cast: Cast, tell: Tell, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=fenns, restricted=True, by=cast.dev)
    misspelt = ChildAsTold("Mayah", "Fen", born=date(2019, 4, 2))
    seen = found(cast, tell, misspelt)
    assert (seen.found, seen.somebody_restricted) == ((), True)
    assert len(found(cast, tell, misspelt, by=cast.dev).found) == 1
