"""What is known of people, added to by actions."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from hearth.families import actions
from hearth.families.actions.life import Home, Impossible, Shared
from hearth.families.models import Family, Household, HouseholdMember, Person, Sharing, Status
from hearth.families.queries import families_for, members_of, people_like
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from tests.cast import Cast

TODAY = timezone.localdate()


@pytest.fixture
def ashdown(cast: Cast) -> Iterator[Family]:
    with holder_scope(cast.tess.holder_id):
        people = [
            PersonAsTold("mother", False, "Rowan", "Ashdown", sex="F"),
            PersonAsTold("child", True, "Zoë", "Ashdown", born=TODAY - timedelta(days=2000)),
        ]
        yield actions.begin_family(name="Ashdown family", body_id="northmoor", people=people, by=cast.tess)


def person(family: Family, name: str) -> Person:
    return Person.objects.get(holder_id=family.holder_id, given_names=name)


def test_a_family_begins_provisional(ashdown: Family) -> None:
    assert ashdown.provisional
    assert ashdown.members.count() == 2


def test_a_move_ends_the_home_before(ashdown: Family, cast: Cast) -> None:
    zoe = person(ashdown, "Zoë")
    for address in ("1 Beck Lane", "2 Mill Lane"):
        actions.move_home(family=ashdown, home=Home(address), people=[zoe], since=TODAY, by=cast.tess)
    now = HouseholdMember.objects.filter(holder_id=ashdown.holder_id, person=zoe, ends=None)
    assert [each.household.address for each in now] == ["2 Mill Lane"]


def test_a_due_date_in_the_past_is_refused(ashdown: Family, cast: Cast) -> None:
    with pytest.raises(Impossible, match="in the future"):
        actions.expect_child(family=ashdown, mother=person(ashdown, "Rowan"), due=TODAY, known_on=TODAY, by=cast.tess)


def test_nobody_is_their_own_kin(ashdown: Family, cast: Cast) -> None:
    rowan = person(ashdown, "Rowan")
    with pytest.raises(Impossible):
        actions.relate(person=rowan, kind="parent", other=rowan, tie="birth", by=cast.tess)


def test_neglect_stands_on_its_own_among_the_categories(ashdown: Family, cast: Cast) -> None:
    status = actions.begin_status(
        person=person(ashdown, "Zoë"),
        kind="protection_plan",
        starts=TODAY,
        categories=["neglect"],
        by=cast.tess,
    )
    assert [each.category for each in status.categories.all()] == ["neglect"]


def test_a_status_cannot_end_before_it_began(ashdown: Family, cast: Cast) -> None:
    status = actions.begin_status(person=person(ashdown, "Zoë"), kind="child_in_need", starts=TODAY, by=cast.tess)
    with pytest.raises(Impossible):
        actions.end_status(status=status, ends=TODAY - timedelta(days=1), destination="ended", by=cast.tess)
    with pytest.raises(IntegrityError), transaction.atomic():
        Status.objects.filter(pk=status.pk).update(ends=TODAY - timedelta(days=1))


def test_why_nobody_was_told_must_be_said(ashdown: Family, cast: Cast) -> None:
    shared = Shared("Harbour Families", "the referral", "Children Act 1989 s.17", told=False)
    with pytest.raises(Impossible, match="why"):
        actions.record_sharing(family=ashdown, shared=shared, on=TODAY, by=cast.tess)
    assert not Sharing.objects.filter(holder_id=ashdown.holder_id).exists()


def test_people_are_found_by_folded_name_and_by_birth(ashdown: Family, cast: Cast) -> None:
    zoe = person(ashdown, "Zoë")
    assert people_like(cast.tess, "ZOE", "ash-down", None) == [zoe]
    assert people_like(cast.tess, "", "", zoe.born) == [zoe]
    assert people_like(cast.tess, "Zoe", "Ashcroft", None) == []


def test_a_family_name_alone_finds_all_of_that_name(ashdown: Family, cast: Cast) -> None:
    everybody = {each for each in members_of(ashdown) if each.family_name == "Ashdown"}
    assert len(everybody) > 1
    assert set(people_like(cast.tess, "", "ash-down", None)) == everybody
    assert people_like(cast.tess, "", "Ashcroft", None) == []


def test_a_restricted_family_is_not_found_by_those_who_may_not_see_it(ashdown: Family, cast: Cast) -> None:
    actions.restrict_family(family=ashdown, restricted=True, by=cast.dev)
    assert not families_for(cast.tess).exists()
    assert people_like(cast.tess, "Zoe", "Ashdown", None) == []
    assert families_for(cast.dev).get() == ashdown


def test_a_team_sees_the_families_it_helps(ashdown: Family, cast: Cast) -> None:
    assert not families_for(cast.kemi).exists()
    actions.begin_help(
        family=ashdown,
        agency_id=cast.kemi.agency_id,
        agency_name=cast.kemi.agency_name,
        team_id=cast.kemi.team_id,
        what="Early help",
        source=ashdown,
        starts=TODAY,
    )
    assert families_for(cast.kemi).get() == ashdown
    assert not families_for(cast.other).exists()
    assert not families_for(cast.eve).exists()


def test_a_home_where_somebody_of_the_family_lives_is_on_record_once(cast: Cast, ashdown: Family) -> None:
    """As triage wrote it down of the child, and as a worker types it of them all, with the day."""
    zoe, *others = members_of(ashdown)
    at_first = Home("83 Orchard Close", "NX2 2DD")
    typed = Home("83  orchard close", "nx22dd", secret=True)
    actions.move_home(family=ashdown, home=at_first, people=[zoe], since=None, by=cast.tess)
    home = actions.move_home(family=ashdown, home=typed, people=[zoe, *others], since=TODAY, by=cast.tess)
    assert Household.objects.get(family=ashdown) == home
    assert home.secret
    assert set(home.members.values_list("person_id", "starts", "ends")) == {
        (each.pk, TODAY, None) for each in (zoe, *others)
    }


def test_a_home_that_all_have_left_is_another_when_they_come_back(cast: Cast, ashdown: Family) -> None:
    zoe = members_of(ashdown)[0]
    for address in ("83 Orchard Close", "The Refuge", "83 Orchard Close"):
        actions.move_home(family=ashdown, home=Home(address), people=[zoe], since=TODAY, by=cast.tess)
    assert Household.objects.filter(family=ashdown).count() == 3
