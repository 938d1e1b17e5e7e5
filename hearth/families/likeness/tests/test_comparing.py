"""Why two may be one: each thing that goes wrong when people write names and dates, in words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.families.likeness.comparing import LEVELS, UNKNOWN, compare
from hearth.families.likeness.keys import keys_of, keys_to_look_up
from hearth.families.likeness.profile import Told, profile_of
from hearth.families.likeness.wording import explained

CATHERINE = Told("Catherine Ann", "Fenn-Brook", sex="F", born=date(2019, 4, 2), homes=[("12 Mill Lane", "NM1 1AA")])


def told(**changes: Any) -> Told:
    return replace(CATHERINE, **changes)


SLIPS = [
    (told(), "The same first name; the same surname; the same birth date; has lived at the same address"),
    (told(given_names="CATHERINE", family_name="fenn brook"), "The same first name; the same surname"),
    (told(given_names="Kate"), "Another form of the first name"),
    (told(given_names="Cathrine"), "The first name sounds the same"),
    (told(given_names="", known_as="Catherine"), "The same first name"),
    (told(family_name="Phenbruk"), "the surname sounds the same"),
    (told(family_name="Brook"), "a surname in common, or one from before"),
    (told(family_name="Jones", former_names=[("Catherine", "Fenn-Brook")]), "a surname in common, or one from before"),
    (told(given_names="Fenn-Brook", family_name="Catherine"), "First name and surname are the other way round"),
    (told(given_names="Fenn-Brook", family_name="Cathrine"), "First name and surname are the other way round"),
    (told(given_names="FennBruk", family_name="Catherine"), "First name and surname are the other way round"),
    (told(born=date(2019, 2, 4)), "the birth date has day and month the other way round"),
    (told(born=date(2019, 4, 3)), "the birth date differs by one digit"),
    (told(born=date(2019, 11, 2)), "another month of birth"),
    (told(born=None, born_earliest=date(2019, 1, 1), born_latest=date(2020, 12, 31)), "an age that fits"),
    (told(born=None, born_earliest=date(2019, 6, 1), born_latest=date(2021, 5, 31)), "an age at most a year out"),
    (told(born=date(2020, 3, 30)), "born at most a year apart: 2 April 2019"),
    (told(born=date(2010, 12, 30)), "another age: 2 April 2019"),
    (told(born=None), "no birth date to compare"),
    (told(homes=[("Flat 2", "NM1 1AA")]), "has lived in the same postcode"),
    (told(homes=[("9 Long Road", "NM1 1ZZ")]), "has lived in the streets around"),
    (told(homes=[("9 Long Road", "ZZ9 9ZZ"), ("12, Mill Lane", "nm11aa")]), "has lived at the same address"),
    (told(homes=[("9 Long Road", "ZZ9 9ZZ")]), "another address"),
    (told(sex="M"), "the other sex"),
]


@pytest.mark.parametrize(("described", "said"), SLIPS, ids=[said for _, said in SLIPS])
def test_each_slip_is_named_and_the_child_still_looked_up(described: Told, said: str) -> None:
    one, known = profile_of(described), profile_of(CATHERINE)
    assert said in explained(compare(one, known), one, known)
    assert set(keys_to_look_up(one)) & set(keys_of(known))


def test_a_twin_is_known_by_the_name_of_the_other() -> None:
    maya = profile_of(Told("Maya", "Fenn", born=date(2019, 4, 2), siblings=["Ned"]))
    ned = profile_of(Told("Ned", "Fenn", born=date(2019, 4, 2), siblings=["Maya"]))
    assert compare(ned, maya)["siblings"] == "is_their_name"
    assert "but another first name: may be a twin; this is the name of a brother or sister" in explained(
        compare(ned, maya), ned, maya
    )


@pytest.mark.parametrize(("one", "other"), [("Siobhan", "Shivaun"), ("Muhammad", "Mohammed"), ("Rhys", "Reece")])
def test_one_name_written_two_ways(one: str, other: str) -> None:
    pair = profile_of(Told(one, "Fenn")), profile_of(Told(other, "Fenn"))
    assert compare(*pair)["given_name"] in ("another_form", "nearly")
    assert set(keys_to_look_up(pair[0])) & set(keys_of(pair[1]))


def test_nothing_told_is_like_nobody_and_looks_nobody_up() -> None:
    nothing = profile_of(Told())
    assert set(compare(nothing, profile_of(CATHERINE)).values()) == {UNKNOWN}
    assert keys_to_look_up(nothing) == ()


NAMES = st.text(max_size=12)
ANYBODY = st.builds(
    Told,
    given_names=NAMES,
    family_name=NAMES,
    known_as=NAMES,
    sex=st.sampled_from("FMU"),
    born=st.dates() | st.none(),
    homes=st.lists(st.tuples(st.text(max_size=20), st.sampled_from(["NM1 1AA", "nm11aa", "", "x"])), max_size=2),
    siblings=st.lists(NAMES, max_size=3),
)


@given(ANYBODY, ANYBODY)
def test_any_two_have_one_level_of_each_and_it_is_the_same_from_both_sides(one: Told, other: Told) -> None:
    left, right = profile_of(one), profile_of(other)
    levels = compare(left, right)
    assert all(level in (*LEVELS[name], UNKNOWN) for name, level in levels.items())
    assert levels == compare(right, left)


@given(ANYBODY)
def test_whoever_has_a_key_is_found_under_it_by_the_same_words(told_of: Told) -> None:
    profile = profile_of(told_of)
    assert set(keys_of(profile)) <= set(keys_to_look_up(profile))
    assert all(" " not in item for item in (*profile.given_roots, *profile.families, *profile.homes))
