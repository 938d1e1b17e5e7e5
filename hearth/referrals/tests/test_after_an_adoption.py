"""What was sent of a family names a child no more once the child's record has been sealed by an adoption."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from hearth.access.models import Team
from hearth.families.actions import begin_family
from hearth.families.actions.passages import seal_person
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.referrals.handovers.actions import accept, hand_over
from hearth.referrals.handovers.rules import Going
from hearth.referrals.models import Handover, ServiceReferral
from hearth.referrals.queries import referrals_for
from hearth.scope.opening import holder_scope
from tests.cast import Cast

GOING = Going("They have moved to your area.", "Two small worries this spring.", "Public task", True)
Ask = Callable[..., ServiceReferral]


@pytest.fixture
def family(cast: Cast) -> Family:
    """Maya is adopted; her brother, who has her name and another birthday, stays."""
    people = (
        PersonAsTold("child", True, "Maya", "Fenn", born=date(2019, 4, 2)),
        PersonAsTold("child", True, "Alby", "Fenn", born=date(2021, 8, 9)),
        PersonAsTold("mother", False, "Carol", "Fenn"),
    )
    with holder_scope(cast.tess.holder_id):
        return begin_family(name="Fenn", body_id="northmoor", people=people, by=cast.tess)


@pytest.fixture
def adopted(cast: Cast, family: Family) -> Callable[[], None]:
    def make() -> None:
        with holder_scope(cast.tess.holder_id):
            maya = Person.objects.get(given_names="Maya", memberships__family=family)
            day = date(2025, 6, 2)
            seal_person(person=maya, order_made=day, why="Seen by two", version=maya.version, by=cast.tess)

    return make


def named(sent: list[dict[str, Any]]) -> list[str]:
    return [each["given_names"] for each in sent]


def test_a_handover_still_asked_gives_the_other_agency_those_who_are_left(
    cast: Cast, family: Family, adopted: Callable[[], None]
) -> None:
    team = Team.objects.select_related("agency").get(pk=cast.ravi.team_id)
    with holder_scope(cast.tess.holder_id):
        handover = hand_over(family=family, to_team=team, going=GOING, by=cast.tess)
        assert named(handover.people) == ["Maya", "Alby", "Carol"]
    adopted()
    with holder_scope(cast.ravi.holder_id):
        asked = Handover.objects.get(pk=handover.pk)
        assert named(asked.people) == ["Alby", "Carol"]
        copy = accept(handover=asked, by=cast.ravi)
        assert sorted(each.person.given_names for each in copy.members.all()) == ["Alby", "Carol"]


def test_one_that_was_answered_names_the_child_no_more_in_the_register_that_asked(
    cast: Cast, family: Family, adopted: Callable[[], None]
) -> None:
    """The other agency has its own record, and seals it when it hears of the order."""
    team = Team.objects.select_related("agency").get(pk=cast.ravi.team_id)
    with holder_scope(cast.tess.holder_id):
        handover = hand_over(family=family, to_team=team, going=GOING, by=cast.tess)
    with holder_scope(cast.ravi.holder_id):
        copy = accept(handover=Handover.objects.get(pk=handover.pk), by=cast.ravi)
    adopted()
    with holder_scope(cast.tess.holder_id):
        assert named(Handover.objects.get(pk=handover.pk).people) == ["Alby", "Carol"]
        with pytest.raises(DatabaseError, match="has been answered"), transaction.atomic():
            Handover.objects.filter(pk=handover.pk).update(why="Another reason.")
    with holder_scope(cast.ravi.holder_id):
        assert copy.members.count() == 3


def test_a_referral_names_those_who_are_left_on_either_side(
    cast: Cast, family: Family, ask: Ask, adopted: Callable[[], None]
) -> None:
    referral = ask()
    adopted()
    for viewer in (cast.tess, cast.hana):
        with holder_scope(viewer.holder_id):
            assert named(referrals_for(viewer).get(pk=referral.pk).people) == ["Alby", "Carol"]


def test_a_child_sent_under_the_name_of_then_is_known_by_the_record(
    cast: Cast, family: Family, ask: Ask, adopted: Callable[[], None]
) -> None:
    """The name may have been put right since; what was sent has the record's own number."""
    referral = ask()
    with holder_scope(cast.tess.holder_id):
        Person.objects.filter(given_names="Maya").update(given_names="Maia", known_as="")
        maia = Person.objects.get(given_names="Maia")
        seal_person(person=maia, order_made=date(2025, 6, 2), why="Seen by two", version=maia.version, by=cast.tess)
        assert named(ServiceReferral.objects.get(pk=referral.pk).people) == ["Alby", "Carol"]


@pytest.fixture
def without_numbers(cast: Cast, ask: Ask) -> ServiceReferral:
    """As referrals were sent before what was sent had the record's number."""
    referral = ask()
    with holder_scope(cast.tess.holder_id):
        people = [{name: value for name, value in each.items() if name != "person"} for each in referral.people]
        ServiceReferral.objects.filter(pk=referral.pk).update(people=people)
    return referral


def test_what_was_sent_before_is_known_by_name_and_day_of_birth(
    cast: Cast, without_numbers: ServiceReferral, adopted: Callable[[], None]
) -> None:
    adopted()
    with holder_scope(cast.tess.holder_id):
        assert named(ServiceReferral.objects.get(pk=without_numbers.pk).people) == ["Alby", "Carol"]
