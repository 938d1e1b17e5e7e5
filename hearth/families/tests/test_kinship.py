"""Kin derived from who is whose parent, beside a naive reckoning; the impossible refused, the strange asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.families.rules.kinship import BIRTH, FULL, HALF, LEGAL, PARENT, SIBLING, SOCIAL, Kinship, Tie
from hearth.families.rules.likely import Life, impossible_tie, strange_ties

people = st.integers(0, 7)


@st.composite
def births(draw: st.DrawFn) -> list[Tie]:
    """Parents are always of a lower number than their children, and a child has two at most: life as it can be."""
    ties = []
    for child in range(1, 8):
        parents = draw(st.sets(st.integers(0, child - 1), max_size=2))
        ties += [Tie(parent, PARENT, child) for parent in parents]
    return ties


@given(births(), people)
def test_siblings_as_a_naive_reckoning_has_them(ties: list[Tie], person: int) -> None:
    parents = {child: {tie.person for tie in ties if tie.other == child} for child in range(8)}
    expected = {}
    for other in range(8):
        shared = parents[person] & parents[other]
        if other != person and shared:
            both_differ = parents[person] - shared and parents[other] - shared
            expected[other] = FULL if len(shared) == 2 else HALF if both_differ else SIBLING
    assert {kin.person: kin.kind for kin in Kinship.of(ties).siblings(person)} == expected


@given(births(), people, people)
def test_to_be_siblings_and_how_is_said_the_same_from_both_sides(ties: list[Tie], one: int, other: int) -> None:
    kinship = Kinship.of(ties)
    theirs = {kin.person: kin.kind for kin in kinship.siblings(other)}
    mine = {kin.person: kin.kind for kin in kinship.siblings(one)}
    assert mine.get(other) == theirs.get(one)


@given(births(), people)
def test_nobody_is_their_own_forebear_and_grandparents_are_parents_parents(ties: list[Tie], person: int) -> None:
    kinship = Kinship.of(ties)
    assert person not in kinship.ancestors(person)
    grandparents = {kin.person for kin in kinship.grandparents(person)}
    assert grandparents == {old for parent in kinship.parents(person) for old in kinship.parents(parent)}


@given(st.lists(st.builds(Tie, people, st.just(PARENT), people), max_size=20), people)
def test_records_that_go_in_a_circle_end_too(ties: list[Tie], person: int) -> None:
    assert Kinship.of(ties).ancestors(person) <= set(range(8))


@given(births(), people, people)
def test_whoever_is_no_forebear_may_become_a_parent_and_no_circle_comes_of_it(
    ties: list[Tie], person: int, child: int
) -> None:
    new = Tie(person, PARENT, child)
    refused = impossible_tie(new, Life("A"), Life("B"), Kinship.of(ties))
    circular = child in Kinship.of([*ties, new]).ancestors(child)
    assert bool(refused) == circular


def test_an_adopted_brother_is_one_in_law_and_none_by_birth() -> None:
    ties = [Tie("mum", PARENT, "zoe"), Tie("mum", PARENT, "ben", LEGAL), Tie("mum", PARENT, "zoe", LEGAL)]
    assert [(kin.person, kin.tie) for kin in Kinship.of(ties).siblings("zoe")] == [("ben", LEGAL)]
    social = Kinship.of([Tie("gran", PARENT, "mum"), Tie("mum", PARENT, "zoe", SOCIAL)])
    assert [(kin.person, kin.tie) for kin in social.grandparents("zoe")] == [("gran", SOCIAL)]


def life(name: str, born: date | None = None, **more: object) -> Life:
    return Life(name, born, born, **more)  # type: ignore[arg-type]


YOUNG, OLD = life("Ada", date(2015, 1, 1)), life("Bea", date(1990, 1, 1), sex="F")


@pytest.mark.parametrize(
    ("parent", "child", "sentence"),
    [
        (YOUNG, OLD, "cannot be a parent by birth"),
        (OLD, life("Cal", date(1990, 1, 1)), "cannot be a parent by birth"),
        (life("Nobody"), OLD, ""),
        (Life("About six", date(2014, 1, 1), date(2015, 12, 31)), OLD, ""),  # only told: asked about, not refused
    ],
)
def test_a_parent_is_older_where_both_births_are_known(parent: Life, child: Life, sentence: str) -> None:
    said = impossible_tie(Tie(1, PARENT, 2), parent, child, Kinship.of([]))
    assert sentence in said
    assert bool(said) == bool(sentence)


@pytest.mark.parametrize(
    ("parent", "child", "sentence"),
    [
        (life("Ada", date(2008, 1, 1)), life("Bo", date(2018, 1, 1)), "less than 12 years older"),
        (life("Ada", date(2005, 1, 1)), life("Bo", date(2018, 1, 1)), ""),
        (life("Eve", date(1950, 1, 1), sex="F"), life("Bo", date(2018, 1, 1)), "more than 55 years older"),
        (life("Abe", date(1950, 1, 1), sex="M"), life("Bo", date(2018, 1, 1)), ""),
        (life("Abe", date(1980, 1, 1), died=date(2010, 1, 1)), life("Bo", date(2018, 1, 1)), "died long before"),
        (Life("Six or so", date(2004, 1, 1), date(2012, 1, 1)), life("Bo", date(2018, 1, 1)), ""),
    ],
)
def test_the_strange_is_asked_about(parent: Life, child: Life, sentence: str) -> None:
    said = " ".join(strange_ties(Tie(1, PARENT, 2), parent, child, Kinship.of([])))
    assert sentence in said
    assert bool(said) == bool(sentence)


def test_a_third_parent_by_birth_and_a_partner_who_is_kin() -> None:
    known = Kinship.of([Tie("a", PARENT, "c"), Tie("b", PARENT, "c")])
    assert "third" in strange_ties(Tie("d", PARENT, "c"), life("D"), life("C"), known)[0]
    assert not strange_ties(Tie("a", PARENT, "c"), life("A"), life("C"), known)
    assert "close relatives" in strange_ties(Tie("a", "partner", "c", LEGAL), life("A"), life("C"), known)[0]
    assert not strange_ties(Tie("d", PARENT, "c", LEGAL), life("D"), life("C"), known)
    assert Tie("a", PARENT, "c").tie == BIRTH
