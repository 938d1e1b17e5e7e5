"""Brothers, sisters and twins, a class of their own: hardest to tell apart, and worst to join."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from bench.children import Names, register, typo
from hearth.families.likeness.comparing import Levels, compare
from hearth.families.likeness.profile import Told, profile_of
from hearth.families.likeness.weighing import Weights
from hearth.practice.library import library
from hearth.triage.matching.parameters import _shipped, levels_of, with_shipped

PROPOSED_FROM = library().match_weights.propose_from
LISTS = ("both", "one", "neither")  # of the two records, which tell of brothers and sisters


@pytest.fixture(params=["shipped", "trained"])
def weights(request: pytest.FixtureRequest, trained) -> Weights:  # type: ignore[no-untyped-def]
    return _shipped()[0] if request.param == "shipped" else trained[2].weights


def twins() -> Iterator[tuple[Told, Told]]:
    """A hundred pairs of another first name; by address, by postcode and surname; told of each other or not."""
    chance = random.Random(17)
    names = Names(chance)
    told = [each.told for each in register(400, twice=0.0, seed=17)]
    for child in told[:100]:
        other = replace(child, given_names=names.first(), sex=chance.choice("FM"))
        if compare(profile_of(child), profile_of(other))["given_name"] != "other":
            continue
        for lists, door in product(LISTS, (True, False)):
            elder = replace(child, siblings=["Ada", other.given_names] if lists != "neither" else [])
            younger = replace(other, siblings=["Ada", child.given_names] if lists == "both" else [])
            if not door:
                younger = replace(younger, homes=[("Mill Lane", postcode) for _, postcode in younger.homes])
            yield elder, younger


def weighed(weights: Weights, one: Told, other: Told) -> tuple[Levels, float]:
    return weights.compare(profile_of(one), profile_of(other))


def test_no_twin_is_proposed_as_the_other(weights: Weights) -> None:
    pairs = [weighed(weights, *pair) for pair in twins()]
    assert len(pairs) > 400
    assert {levels["birth"] for levels, _ in pairs} == {"a_twins"}
    assert max(weight for _, weight in pairs) < PROPOSED_FROM


def test_no_brother_or_sister_is_proposed_even_of_the_same_name(weights: Weights) -> None:
    for elder, younger in twins():
        assert elder.born
        born = elder.born.replace(year=elder.born.year - 4, day=15, month=elder.born.month % 12 + 1)
        assert weighed(weights, elder, replace(younger, born=born))[1] < PROPOSED_FROM
        namesake = replace(younger, born=born, given_names=elder.given_names, siblings=[elder.given_names])
        assert weighed(weights, elder, namesake)[1] < PROPOSED_FROM


def test_a_child_by_another_form_or_misspelt_is_still_proposed(weights: Weights) -> None:
    """Of one home, date and surname, whether or not brothers and sisters are told of."""
    chance = random.Random(18)
    names = Names(chance)
    seen = 0
    for record in register(400, twice=0.0, seed=18):
        for written in (names.another_form(record.told.given_names), typo(chance, record.told.given_names)):
            levels, weight = weighed(weights, record.told, replace(record.told, given_names=written))
            if levels["given_name"] != "other":
                assert weight >= PROPOSED_FROM, (record.told.given_names, written)
                seen += 1
    assert seen > 750


def test_what_training_never_sees_of_twins_stays_the_reviewed_chance(trained) -> None:  # type: ignore[no-untyped-def]
    _, _, learned = trained
    twins, siblings = (learned.weights.levels["birth"][level] for level in ("a_twins", "a_siblings"))
    assert twins.m == pytest.approx(0.0089, rel=0.05)
    assert 0.03 < twins.u < 0.10  # counted: about three children in a hundred are twins here
    assert twins.weight < -1
    assert siblings.weight < -10


def test_a_register_trained_before_there_were_these_levels_has_the_shipped_ones() -> None:
    shipped = levels_of(library().match_weights)
    own = {name: {level: each for level, each in of.items() if level[:2] != "a_"} for name, of in shipped.items()}
    own["sex"] = {**own["sex"], "same": shipped["home"]["same"]}
    merged = with_shipped(own)
    assert merged["birth"] == shipped["birth"]
    assert merged["sex"]["same"] == shipped["home"]["same"]
