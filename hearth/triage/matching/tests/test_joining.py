"""On record twice: a person says so, nothing moves, and it can be undone with what was done meanwhile in view."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.families.actions import begin_family, record_sharing, restrict_family
from hearth.families.actions.life import Shared
from hearth.families.likeness.joining import CannotJoin, join, part, read_as
from hearth.families.likeness.models import SamePerson
from hearth.families.models import Family, FamilyMember, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.triage.matching.answering import answer_pair
from hearth.triage.matching.candidates import people_who_may_be
from hearth.triage.matching.models import LikelySame
from hearth.triage.matching.pairs import pairs_for, precision_and_recall
from hearth.triage.matching.working import TooFew, propose_for, train_register
from hearth.triage.tests.conftest import Tell
from tests.cast import Cast


@pytest.fixture
def again(cast: Cast, fenns: Family) -> Family:
    """Maya is on record a second time, in another family, written otherwise."""
    people = [PersonAsTold("child", True, "Maia", "Fenn", born=date(2019, 4, 2))]
    with holder_scope(cast.tess.holder_id):
        return begin_family(name="Fenn-Brook", body_id="northmoor", people=people, by=cast.tess)


def proposed(cast: Cast) -> LikelySame:
    with holder_scope(cast.tess.holder_id):
        propose_for(cast.tess.holder_id)
        return LikelySame.objects.exclude(group="").get()


def snapshot() -> set[tuple[Any, ...]]:
    return {*Person.objects.values_list(), *FamilyMember.objects.values_list()}


def test_the_nightly_pass_proposes_and_a_person_joins(cast: Cast, again: Family, sign_in: Any) -> None:
    pair = proposed(cast)
    tess: Client = sign_in(cast.tess)
    listed = tess.get(reverse("triage:same")).content.decode()
    assert "Another form of the first name" in listed
    at = reverse("triage:pair", args=[pair.pk])
    assert "Fenn-Brook" in tess.get(at).content.decode()
    assert "Say why" in tess.post(at, {"answer": "same", "keep": str(pair.person_id)}).content.decode()
    with holder_scope(cast.tess.holder_id):
        before = snapshot()
    answer = {"answer": "same", "keep": str(pair.person_id), "why": "The same school and the same mother."}
    assert tess.post(at, answer).status_code == 302
    with holder_scope(cast.tess.holder_id):
        joined = SamePerson.objects.get()
        assert (joined.same_as_id, joined.joined_by) == (pair.person_id, "Tess Okafor")
        assert snapshot() == before  # nothing moved
        assert propose_for(cast.tess.holder_id) == 0


def test_parted_again_both_are_there_and_what_happened_meanwhile_is_listed(
    cast: Cast, fenns: Family, again: Family, sign_in: Any
) -> None:
    pair = proposed(cast)
    with holder_scope(cast.tess.holder_id):
        before = snapshot()
        joined = join(person=pair.other, same_as=pair.person, why="The same school.", by=cast.tess)
        told = Shared("The school", "That there are two worries", "Public task", True)
        record_sharing(family=again, shared=told, on=date(2026, 1, 5), by=cast.tess)
    tess: Client = sign_in(cast.tess)
    at = reverse("triage:joined", args=[joined.pk])
    page = tess.post(at, {"why": "Two cousins of one name."}, follow=True).content.decode()
    assert "They are two people again" in page
    assert "That there are two worries, with The school" in page
    with holder_scope(cast.tess.holder_id):
        assert snapshot() == before
        assert read_as(cast.tess.holder_id, [pair.other_id]) == {}
        assert SamePerson.objects.get().parted_why == "Two cousins of one name."
    assert "has parted these records already" in tess.post(at, {"why": "Again."}).content.decode()


def test_a_refused_pair_is_remembered(cast: Cast, again: Family) -> None:
    pair = proposed(cast)
    with holder_scope(cast.tess.holder_id):
        answer_pair(pair=pair, answer="not_same", why="Cousins.", keep="", by=cast.tess)
        assert propose_for(cast.tess.holder_id) == 0
        assert LikelySame.objects.get(pk=pair.pk).answer == "not_same"
        with pytest.raises(CannotJoin, match="answered this already"):
            answer_pair(pair=pair, answer="same", why="No.", keep="", by=cast.dev)
        precision, _ = precision_and_recall(cast.tess, 4.0)
        assert (precision.right, precision.answered) == (0, 1)


def test_whoever_is_read_as_one_accumulates_as_one(cast: Cast, tell: Tell, again: Family) -> None:
    pair = proposed(cast)
    concern = tell()
    with holder_scope(cast.tess.holder_id):
        join(person=pair.other, same_as=pair.person, why="One child.", by=cast.tess)
        first = people_who_may_be(cast.tess, list(concern.children.all())).found[0]
        assert {family.name for family in (*first.families, *first.also)} == {"Fenn", "Fenn-Brook"}


@pytest.mark.parametrize(("viewer", "sees"), [("tess", 0), ("dev", 1), ("ravi", 0), ("kemi", 0)])
def test_a_pair_with_somebody_restricted_is_seen_by_few(cast: Cast, again: Family, viewer: str, sees: int) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=again, restricted=True, by=cast.dev)
    proposed(cast)
    with holder_scope(getattr(cast, viewer).holder_id):
        assert pairs_for(getattr(cast, viewer)).count() == sees


def test_sealed_people_are_never_proposed(cast: Cast, again: Family) -> None:
    pair = proposed(cast)
    with holder_scope(cast.tess.holder_id):
        Person.objects.filter(pk=pair.other_id).update(sealed_at=timezone.now())
        assert not pairs_for(cast.dev).exists()
        with pytest.raises(CannotJoin, match="not open"):
            join(person=pair.other, same_as=pair.person, why="One.", by=cast.dev)


def test_three_records_hang_together_and_come_apart_one_by_one(cast: Cast, again: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        family = begin_family(
            name="Third", body_id="northmoor", people=[PersonAsTold("child", True, "Maya", "Fen")], by=cast.tess
        )
        one, two = Person.objects.filter(given_names__in=["Maya", "Maia"], family_name="Fenn").order_by("id")
        three = Person.objects.get(memberships__family=family)
        first = join(person=two, same_as=one, why="One.", by=cast.tess)
        join(person=one, same_as=three, why="One.", by=cast.tess)
        assert read_as(cast.tess.holder_id, [one.pk, two.pk]) == {one.pk: three.pk, two.pk: three.pk}
        with pytest.raises(CannotJoin, match="already"):
            join(person=three, same_as=two, why="One.", by=cast.tess)
        part(joined=SamePerson.objects.get(pk=first.pk), why="Not she.", by=cast.tess)
        assert read_as(cast.tess.holder_id, [one.pk, two.pk]) == {one.pk: three.pk}


def test_a_register_too_small_keeps_the_shipped_weights(cast: Cast, fenns: Family) -> None:
    with holder_scope(cast.tess.holder_id), pytest.raises(TooFew, match="too few to learn from"):
        train_register(by=cast.dev)


def test_the_weights_page_says_what_each_likeness_says(cast: Cast, again: Family, sign_in: Any) -> None:
    dev: Client = sign_in(cast.dev)
    page = dev.get(reverse("triage:weights")).content.decode()
    assert "Birth: the same date" in page
    assert "counted on invented children" in page
    set_it = {"show_from": "-2", "propose_from": "3", "why": "Fewer strangers."}
    assert "The thresholds are set." in dev.post(reverse("triage:weights"), set_it, follow=True).content.decode()
    wrong = dev.post(reverse("triage:weights"), {"show_from": "many", "propose_from": "3", "why": "x"})
    assert "Enter a whole number" in wrong.content.decode()


def test_the_family_page_says_where_else_somebody_is_on_record(
    cast: Cast, fenns: Family, again: Family, sign_in: Any
) -> None:
    pair = proposed(cast)
    with holder_scope(cast.tess.holder_id):
        join(person=pair.other, same_as=pair.person, why="One child.", by=cast.tess)
    at = reverse("familyfile:family", args=[fenns.pk])
    assert "on record in the family “Fenn-Brook” too" in sign_in(cast.tess).get(at).content.decode()
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=again, restricted=True, by=cast.dev)
    assert "Fenn-Brook" not in sign_in(cast.tess).get(at).content.decode()
