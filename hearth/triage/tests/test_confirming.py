"""A person says who they are; nothing is linked by itself."""

from typing import Any

import pytest

from hearth.concerns.models import Concern
from hearth.concerns.telling import ChildAsTold
from hearth.families.actions import restrict_family
from hearth.families.models import Family, Household, Person
from hearth.scope.opening import holder_scope
from hearth.triage.actions import FamilyChoice, confirm_family, decide
from hearth.triage.actions.confirming import Recognised
from hearth.triage.matching.candidates import people_who_may_be
from hearth.triage.models import ConfirmedFamily, Match
from hearth.triage.queries import concerns_for
from hearth.triage.rules.standing import NotNow
from hearth.triage.tests.conftest import MAYA, UNFOUNDED, Tell
from hearth.worklist.models import Item
from tests.cast import Cast

NEW = FamilyChoice(family=None, new_name="Fenn")


def knowing_maya(concern: Concern, family: Family, by: Any) -> FamilyChoice:
    child = concern.children.get()
    found = people_who_may_be(by, [child]).found
    candidate = next(each for each in found if family in each.families)
    return FamilyChoice(family, known={child.pk: Recognised(candidate.person, candidate.evidence)})


def test_a_new_family_begins_with_the_children_and_their_home(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        family = confirm_family(concern=concern, choice=NEW, by=cast.tess)
        assert not family.provisional
        assert str(Person.objects.get()) == "Maya Fenn"
        assert Household.objects.get().postcode == "NM1 1AA"
        assert ConfirmedFamily.objects.get().confirmed_by == "Tess Okafor"


def test_a_known_child_is_recognised_with_the_evidence(cast: Cast, concern: Concern, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        confirm_family(concern=concern, choice=knowing_maya(concern, fenns, cast.tess), by=cast.tess)
        assert Match.objects.get().evidence.startswith("The same first name; the same surname; the same birth date")
        assert Person.objects.count() == 2


def test_a_sibling_nobody_knew_joins_the_family(cast: Cast, tell: Tell, fenns: Family) -> None:
    concern = tell(children=(ChildAsTold(given_names="Ned", family_name="Fenn", born_as_told="a baby"),))
    with holder_scope(cast.tess.holder_id):
        confirm_family(concern=concern, choice=FamilyChoice(fenns), by=cast.tess)
        assert fenns.members.filter(person__given_names="Ned", is_child=True).exists()


def test_looking_again_sets_the_first_match_aside(cast: Cast, concern: Concern, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        confirm_family(concern=concern, choice=NEW, by=cast.tess)
        confirm_family(concern=concern, choice=knowing_maya(concern, fenns, cast.tess), by=cast.tess)
        assert [match.refused for match in Match.objects.order_by("id")] == [True, False]
        assert ConfirmedFamily.objects.get().family == fenns


def test_two_children_are_not_one_person(cast: Cast, tell: Tell, fenns: Family) -> None:
    concern = tell(children=(MAYA, MAYA))
    with holder_scope(cast.tess.holder_id):
        maya = Recognised(Person.objects.get(given_names="Maya"), "The same name")
        known = {child.pk: maya for child in concern.children.all()}
        with pytest.raises(NotNow, match="same person"):
            confirm_family(concern=concern, choice=FamilyChoice(fenns, known=known), by=cast.tess)
        assert not Match.objects.exists()


def test_nobody_is_taken_out_of_another_family(cast: Cast, concern: Concern, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        known = knowing_maya(concern, fenns, cast.tess).known
        with pytest.raises(NotNow, match="Choose that family"):
            confirm_family(concern=concern, choice=FamilyChoice(None, "Fenn", known), by=cast.tess)
        assert Family.objects.count() == 1


def test_who_they_are_is_settled_once_it_is_decided(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        decide(concern=concern, family=None, choice=UNFOUNDED, by=cast.tess)
        with pytest.raises(NotNow, match="decided this"):
            confirm_family(concern=concern, choice=NEW, by=cast.tess)
        assert not Family.objects.exists()


def test_a_restricted_familys_worry_is_the_duty_managers(cast: Cast, concern: Concern, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        family = restrict_family(family=fenns, restricted=True, by=cast.dev)
        confirm_family(concern=concern, choice=FamilyChoice(family), by=cast.dev)
        assert not concerns_for(cast.tess).exists()
        assert concerns_for(cast.dev).get() == concern
        assert Item.objects.get(kind="decide").restricted


def test_of_a_restricted_record_a_worker_learns_only_whom_to_ring(cast: Cast, concern: Concern, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=fenns, restricted=True, by=cast.dev)
        seen = people_who_may_be(cast.tess, [concern.children.get()])
        assert (seen.found, seen.somebody_restricted) == ((), True)
        assert len(people_who_may_be(cast.dev, [concern.children.get()]).found) == 1
