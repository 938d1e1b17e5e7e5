"""Births, losses, deaths, eighteen, adoption: what begins, what ends, and what must stop in the same moment."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from hearth.families import actions
from hearth.families.actions.homes import Home
from hearth.families.events import child_born, person_died, person_sealed, pregnancy_ended, rights_passed
from hearth.families.jobs import all_come_of_age
from hearth.families.known.kin import known_kin
from hearth.families.models import Family, FamilyMember, HouseholdMember, Identifier, Person, Status
from hearth.families.problems import ChangedElsewhere, Impossible, Strange
from hearth.families.queries import members_of, people_like
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.worklist.models import Item
from tests.cast import Cast

TODAY = days.today()


def ago(many: int) -> Any:
    return TODAY - timedelta(days=many)


@pytest.fixture
def family(cast: Cast) -> Iterator[Family]:
    with holder_scope(cast.tess.holder_id):
        people = [
            PersonAsTold("mother", False, "Rowan", "Ashdown", sex="F", born=ago(12000)),
            PersonAsTold("child", True, "Zoë", "Ashdown", born=ago(3000)),
        ]
        yield actions.begin_family(name="Ashdown family", body_id="northmoor", people=people, by=cast.tess)


def person(family: Family, name: str) -> Person:
    return Person.objects.get(holder_id=family.holder_id, given_names=name)


class Heard:
    """Remembers what a signal said."""

    def __init__(self, signal: Any) -> None:
        self.said: list[dict[str, Any]] = []
        self.signal = signal

    def __enter__(self) -> "Heard":
        self.signal.connect(self.hear)
        return self

    def hear(self, **told: Any) -> None:
        self.said.append(told)

    def __exit__(self, *_: Any) -> None:
        self.signal.disconnect(self.hear)


def expect(family: Family, cast: Cast, **more: Any) -> Any:
    told = {"due": TODAY + timedelta(days=20), "known_on": ago(150)} | more
    return actions.expect_child(family=family, mother=person(family, "Rowan"), by=cast.tess, **told)


def baby(name: str) -> PersonAsTold:
    return PersonAsTold("child", True, name, "Ashdown", sex="F")


def test_twins_become_people_with_a_mother_and_a_home(family: Family, cast: Cast) -> None:
    home = Home("1 Beck Lane")
    actions.move_home(family=family, home=home, people=[person(family, "Rowan")], since=ago(90), by=cast.tess)
    pregnancy = expect(family, cast, babies=2)
    with Heard(child_born) as heard:
        born = actions.record_birth(
            pregnancy=pregnancy, born=ago(3), children=[baby("Kit"), baby("Mae")], version=1, by=cast.tess
        )
    assert heard.said[0]["children"] == born
    assert {str(each) for each in members_of(family, children=True)} == {"Zoë Ashdown", "Kit Ashdown", "Mae Ashdown"}
    kinship = known_kin(family).kinship
    assert all(kinship.parents(child.pk) == {pregnancy.mother_id} for child in born)
    assert HouseholdMember.objects.filter(person__in=born, starts=ago(3), ends=None).count() == 2
    assert people_like(cast.tess, "Kit", "Ashdown", None) == [born[0]]
    with pytest.raises(ChangedElsewhere):
        actions.record_birth(pregnancy=pregnancy, born=ago(3), children=[baby("Kit")], version=1, by=cast.tess)


def test_a_strange_birth_is_asked_about_once(family: Family, cast: Cast) -> None:
    pregnancy = expect(family, cast)
    told: dict[str, Any] = {"pregnancy": pregnancy, "born": TODAY, "version": 1, "by": cast.tess}
    with pytest.raises(Strange, match="1 baby expected, and 2 named"):
        actions.record_birth(children=[baby("Kit"), baby("Mae")], **told)
    assert len(actions.record_birth(children=[baby("Kit"), baby("Mae")], sure=True, **told)) == 2


def test_a_plan_before_birth_is_the_same_childs_after_it(family: Family, cast: Cast) -> None:
    pregnancy = expect(family, cast)
    (unborn,) = actions.begin_unborn(pregnancy=pregnancy, by=cast.tess)
    actions.begin_status(person=unborn, kind="protection_plan", starts=ago(30), categories=["neglect"], by=cast.tess)
    with pytest.raises(Impossible, match="already a record"):
        actions.begin_unborn(pregnancy=pregnancy, by=cast.tess)
    (child,) = actions.record_birth(pregnancy=pregnancy, born=TODAY, children=[baby("Ivy")], version=1, by=cast.tess)
    assert child.pk == unborn.pk
    assert child.statuses.get().starts == ago(30)


def test_a_loss_stops_everything_about_it_at_once(family: Family, cast: Cast) -> None:
    pregnancy = expect(family, cast)
    (unborn,) = actions.begin_unborn(pregnancy=pregnancy, by=cast.tess)
    actions.begin_status(person=unborn, kind="protection_plan", starts=ago(30), categories=["neglect"], by=cast.tess)
    with Heard(pregnancy_ended) as heard:
        actions.end_pregnancy(pregnancy=pregnancy, outcome="lost", ended=ago(1), version=1, by=cast.tess)
    assert [each["pregnancy"] for each in heard.said] == [pregnancy]
    assert unborn not in members_of(family)
    assert Status.objects.get(person=unborn).destination == "not_born"
    with pytest.raises(Impossible, match="over"):
        actions.end_pregnancy(pregnancy=pregnancy, outcome="lost", ended=TODAY, version=2, by=cast.tess)
    assert expect(family, cast).outcome == "expected"


def test_at_a_death_what_was_ends_and_contact_stops(family: Family, cast: Cast) -> None:
    zoe, rowan = person(family, "Zoë"), person(family, "Rowan")
    actions.begin_status(person=zoe, kind="child_in_need", starts=ago(50), by=cast.tess)
    actions.give_responsibility(child=zoe, person=rowan, how="mother", by=cast.tess)
    actions.move_home(family=family, home=Home("1 Beck Lane"), people=[zoe], since=ago(90), by=cast.tess)
    with pytest.raises(Impossible, match="before they were born"):
        actions.record_death(person=zoe, died=ago(4000), version=1, by=cast.tess)
    with Heard(person_died) as heard:
        actions.record_death(person=zoe, died=ago(2), version=1, by=cast.tess)
    assert heard.said[0]["families"] == [family]
    status = Status.objects.get(person=zoe)
    assert (status.ends, status.destination) == (ago(2), "died")
    assert zoe.homes.get().ends == ago(2)
    assert zoe.answered_for_by.get().ends == ago(2)
    with pytest.raises(Impossible, match="died on"):
        actions.begin_status(person=person(family, "Zoë"), kind="early_help", starts=TODAY, by=cast.tess)


def test_at_eighteen_rights_pass_once_and_a_worker_is_asked(family: Family, cast: Cast) -> None:
    zoe = person(family, "Zoë")
    eighteen = TODAY - relativedelta(years=18)
    Person.objects.filter(pk=zoe.pk).update(born=eighteen)
    actions.give_responsibility(child=person(family, "Zoë"), person=person(family, "Rowan"), how="mother", by=cast.tess)
    actions.begin_help(
        family=family,
        agency_id=cast.northmoor.pk,
        agency_name="Northmoor",
        team_id=cast.kemi.team_id,
        what="Early help",
        source=family,
        starts=ago(90),
        worker_id=cast.kemi.id,
    )
    with Heard(rights_passed) as heard:
        all_come_of_age(TODAY - timedelta(days=1))
        assert heard.said == []
        all_come_of_age(TODAY)
        all_come_of_age(TODAY)
    assert len(heard.said) == 1
    with holder_scope(cast.tess.holder_id):
        item = Item.objects.get(holder_id=cast.tess.holder_id, kind="eighteenth-birthday")
        assert (item.worker_id, item.family_id) == (cast.kemi.id, family.pk)
        assert zoe.answered_for_by.get().ends == TODAY


def test_an_adoption_closes_a_record_to_every_search_and_list(family: Family, cast: Cast) -> None:
    zoe, rowan = person(family, "Zoë"), person(family, "Rowan")
    actions.relate(person=rowan, kind="parent", other=zoe, tie="birth", by=cast.tess)
    actions.add_name(person=zoe, given_names="Zo", family_name="Marlow", kind="also", by=cast.tess)
    actions.add_identifier(person=zoe, kind="nhs", value="943 476 5919", by=cast.tess)
    with pytest.raises(Impossible, match="which order"):
        actions.seal_person(person=zoe, order_made=ago(3), why=" ", version=1, by=cast.dev)
    with Heard(person_sealed) as heard:
        actions.seal_person(person=zoe, order_made=ago(3), why="Order seen by two", version=1, by=cast.dev)
    assert [each["person"].pk for each in heard.said] == [zoe.pk]
    assert zoe not in members_of(family)
    for given_names, family_name in (("Zoë", "Ashdown"), ("Zo", "Marlow"), ("", "Ashdown")):
        assert zoe not in people_like(cast.dev, given_names, family_name, None)
    assert zoe not in people_like(cast.dev, "", "", zoe.born)
    assert known_kin(family).rows == []
    assert Identifier.objects.get(person=zoe).ends == ago(3)
    assert FamilyMember.objects.filter(person=zoe).exists()  # nothing is deleted: the law keeps it a hundred years
    actions.add_identifier(person=rowan, kind="nhs", value="943 476 5919", by=cast.tess)  # says nothing of the other


def test_a_relationship_that_was_wrong_stays_and_counts_for_nothing(family: Family, cast: Cast) -> None:
    zoe, rowan = person(family, "Zoë"), person(family, "Rowan")
    row = actions.relate(person=zoe, kind="sibling", other=rowan, tie="social", by=cast.tess)
    actions.withdraw_relationship(relationship=row, why="A slip", version=1, by=cast.tess)
    assert known_kin(family).rows == []
    row.refresh_from_db()
    assert row.withdrawn == "A slip"
    with pytest.raises(ChangedElsewhere):
        actions.end_relationship(relationship=row, ends=TODAY, version=1, by=cast.tess)
    parent = actions.relate(person=rowan, kind="parent", other=zoe, tie="birth", by=cast.tess)
    with pytest.raises(Impossible, match="stays one"):
        actions.end_relationship(relationship=parent, ends=TODAY, version=1, by=cast.tess)


def test_one_number_is_one_persons(family: Family, cast: Cast) -> None:
    zoe, rowan = person(family, "Zoë"), person(family, "Rowan")
    actions.add_identifier(person=zoe, kind="nhs", value="943-476 5919", by=cast.tess)
    with pytest.raises(Impossible, match="Somebody else"):
        actions.add_identifier(person=rowan, kind="nhs", value="9434765919", by=cast.tess)
    with pytest.raises(Impossible, match="check figure"):
        actions.add_identifier(person=rowan, kind="nhs", value="9434765918", by=cast.tess)


def test_a_correction_keeps_what_stood_before_and_why(family: Family, cast: Cast) -> None:
    zoe = person(family, "Zoë")
    told = PersonAsTold("", False, "Zoë", "Marlow", sex="F", born=ago(2999))
    actions.correct_person(person=zoe, told=told, version=1, why="The birth certificate", by=cast.tess)
    correction = zoe.corrections.get()
    assert correction.before["family_name"] == "Ashdown"
    assert correction.before["born"] == ago(3000).isoformat()
    assert (correction.why, correction.by_name, correction.version) == ("The birth certificate", cast.tess.name, 1)
    zoe.refresh_from_db()
    again = actions.correct_person(person=zoe, told=told, version=2, by=cast.tess)
    assert again.version == 2  # nothing changed, so no version


def test_identical_statuses_may_not_overlap_and_strange_ones_are_asked_about(family: Family, cast: Cast) -> None:
    zoe = person(family, "Zoë")
    actions.begin_status(person=zoe, kind="looked_after", starts=ago(90), by=cast.tess)
    with pytest.raises(Impossible, match="already on record"):
        actions.begin_status(person=zoe, kind="looked_after", starts=ago(10), by=cast.tess)
    plan: dict[str, Any] = {"person": zoe, "kind": "protection_plan", "starts": ago(60), "categories": ["neglect"]}
    with pytest.raises(Strange, match="seldom"):
        actions.begin_status(by=cast.tess, **plan)
    assert actions.begin_status(by=cast.tess, sure=True, **plan).pk


def test_of_a_death_the_strange_is_asked_about_and_the_impossible_said_beside_the_day(
    family: Family, cast: Cast
) -> None:
    zoe = person(family, "Zoë")
    actions.begin_status(person=zoe, kind="child_in_need", starts=ago(50), by=cast.tess)
    with pytest.raises(Strange, match=r"“Child in need” is on record from .*, after that day"):
        actions.record_death(person=zoe, died=ago(60), version=1, by=cast.tess)
    with pytest.raises(Impossible) as refused:
        actions.record_death(person=zoe, died=TODAY + timedelta(days=1), version=1, by=cast.tess)
    assert refused.value.about == "died"
    assert actions.record_death(person=zoe, died=ago(60), version=1, sure=True, by=cast.tess).died == ago(60)


def test_an_adoption_of_somebody_dead_unborn_or_grown_up_is_not_just_believed(family: Family, cast: Cast) -> None:
    zoe, rowan = person(family, "Zoë"), person(family, "Rowan")
    Person.objects.filter(pk=zoe.pk).update(born=None, born_earliest=ago(3100), born_latest=ago(2900))
    told: dict[str, Any] = {"why": "Order seen by two", "version": 1, "by": cast.dev}
    with pytest.raises(Impossible, match="before birth"):
        actions.seal_person(person=zoe, order_made=ago(3200), **told)
    with pytest.raises(Strange, match="They turned 18"):
        actions.seal_person(person=rowan, order_made=ago(3), **told)
    actions.record_death(person=zoe, died=ago(20), version=1, by=cast.tess)
    with pytest.raises(Impossible, match="They died on"):
        actions.seal_person(person=zoe, order_made=ago(3), **told | {"version": 2})


def test_a_pregnancy_ends_after_it_began(family: Family, cast: Cast) -> None:
    pregnancy = expect(family, cast)
    told: dict[str, Any] = {"pregnancy": pregnancy, "version": 1, "by": cast.tess}
    with pytest.raises(Impossible, match="had not begun") as refused:
        actions.end_pregnancy(outcome="lost", ended=ago(800), **told)
    assert refused.value.about == "ended"
    with pytest.raises(Impossible, match="had not begun"):
        actions.record_birth(born=ago(800), children=[baby("Kit")], **told)


def test_of_twins_one_is_lost_and_the_other_is_born_into_its_own_record(family: Family, cast: Cast) -> None:
    pregnancy = expect(family, cast, babies=2)
    one, other = actions.begin_unborn(pregnancy=pregnancy, by=cast.tess)
    for unborn in (one, other):
        plan: dict[str, Any] = {"kind": "protection_plan", "starts": ago(30), "categories": ["neglect"]}
        actions.begin_status(person=unborn, by=cast.tess, **plan)
    told: dict[str, Any] = {"pregnancy": pregnancy, "by": cast.tess}
    with pytest.raises(Impossible, match="how many are expected now"):
        actions.record_birth(born=TODAY, children=[baby("Ivy")], version=1, sure=True, **told)
    due = TODAY + timedelta(days=20)
    actions.revise_pregnancy(due=due, known_on=ago(1), babies=1, version=1, source="The scan", **told)
    assert [each for each in (one, other) if each in members_of(family)] == [one]
    assert Status.objects.get(person=other).destination == "not_born"
    with pytest.raises(ChangedElsewhere, match="what is known of this pregnancy"):
        actions.begin_unborn(pregnancy=pregnancy, by=cast.tess)
    pregnancy.refresh_from_db()
    with pytest.raises(Impossible, match="already a record"):
        actions.begin_unborn(pregnancy=pregnancy, by=cast.tess)
    (child,) = actions.record_birth(born=TODAY, children=[baby("Ivy")], version=2, **told)
    assert child.pk == one.pk
    assert Status.objects.get(person=one).ends is None


def test_what_is_known_roughly_still_refuses_a_status_before_birth(family: Family, cast: Cast) -> None:
    zoe = person(family, "Zoë")
    Person.objects.filter(pk=zoe.pk).update(born=None, born_earliest=ago(3100), born_latest=ago(2900))
    with pytest.raises(Impossible, match="before birth") as refused:
        actions.begin_status(person=person(family, "Zoë"), kind="looked_after", starts=ago(3200), by=cast.tess)
    assert refused.value.about == "starts"
    with pytest.raises(Impossible, match="was not born yet"):
        actions.move_home(family=family, home=Home("1 Beck Lane"), people=[zoe], since=ago(4000), by=cast.tess)
