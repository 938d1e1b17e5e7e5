"""Twins and other brothers and sisters are two children; a child whose name is written otherwise is still one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.families.likeness.comparing import compare
from hearth.families.likeness.profile import Told, profile_of
from hearth.families.likeness.tests.test_comparing import ANYBODY, NAMES
from hearth.families.likeness.wording import explained
from hearth.practice.library import library

BORN = date(2019, 4, 2)
MAYA = Told("Maya", "Fenn", born=BORN, homes=[("12 Mill Lane", "NM1 1AA")])
AWAY = [("9 Long Road", "ZZ9 9ZZ")]


def birth(one: Told, other: Told) -> str:
    return compare(profile_of(one), profile_of(other))["birth"]


def words(one: Told, other: Told) -> str:
    left, right = profile_of(one), profile_of(other)
    return explained(compare(left, right), left, right)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"homes": [("Mill Lane", "NM1 1AA")]},
        {"homes": AWAY, "siblings": ["Maya"]},
        {"homes": [], "siblings": ["Ada"]},
        {"given_names": "Mary", "siblings": ["Maya"]},
    ],
    ids=["one home", "postcode and surname", "told of as a sibling", "a sibling in common", "a little alike"],
)
def test_of_one_date_and_family_but_another_first_name_may_be_a_twin(changes: dict[str, Any]) -> None:
    ned = replace(MAYA, given_names="Ned")
    pair = replace(ned, **changes), replace(MAYA, siblings=["Ada"])
    assert birth(*pair) == "a_twins"
    assert "the same surname; the same birth date" in words(*pair).lower()
    assert "another first name: may be a twin" in words(*pair)


@pytest.mark.parametrize(
    ("given_names", "known_as"),
    [("Mya", ""), ("Maia", ""), ("Maja", ""), ("Mayaa", ""), ("Ned", "Maya"), ("Ned Maya", ""), ("", ""), ("Mary", "")],
)
def test_a_name_written_otherwise_is_no_twins(given_names: str, known_as: str) -> None:
    """Nor is one that is only spelt a little like it, where no brother or sister has it."""
    assert birth(replace(MAYA, given_names=given_names, known_as=known_as), MAYA) == "same"


def test_names_the_other_way_round_are_no_twins() -> None:
    assert birth(replace(MAYA, given_names="Fenn", family_name="Maya"), MAYA) == "same"


def test_strangers_born_on_one_day_are_no_twins() -> None:
    stranger = Told("Ned", "Brook", born=BORN, homes=AWAY)
    assert birth(stranger, MAYA) == "same"
    assert birth(replace(stranger, homes=[("4 Mill Lane", "NM1 1AA")]), MAYA) == "same"  # another door, another surname


def test_of_one_home_and_surname_but_another_date_and_name_may_be_a_brother_or_sister() -> None:
    ned = replace(MAYA, given_names="Ned", born=date(2015, 9, 21))
    assert birth(ned, MAYA) == "a_siblings"
    assert "but another first name and another age (2 April 2019): may be a brother or sister" in words(ned, MAYA)
    about_three: dict[str, Any] = {"born": None, "born_earliest": date(2019, 9, 1), "born_latest": date(2020, 8, 31)}
    assert birth(replace(ned, **about_three), MAYA) == "a_siblings"
    assert birth(replace(ned, **about_three, homes=AWAY), MAYA) == "nearly_fits"
    assert birth(replace(ned, homes=AWAY), MAYA) == "other"
    assert birth(replace(ned, born=date(2015, 4, 2)), MAYA) == "one_digit"


def test_the_list_of_one_of_them_is_enough() -> None:
    """Whose name the other's brother or sister has is known, whatever is not known of their own."""
    ned = profile_of(replace(MAYA, given_names="Ned", homes=[]))
    assert compare(ned, profile_of(replace(MAYA, siblings=["Ned"])))["siblings"] == "is_their_name"
    assert compare(ned, profile_of(replace(MAYA, siblings=["Ada"])))["siblings"] == "unknown"


@pytest.mark.parametrize(("born", "level"), [(date(2013, 8, 30), "is_their_name"), (date(2019, 2, 4), "shared")])
def test_a_sibling_of_the_same_name_is_another_child_only_at_another_age(born: date, level: str) -> None:
    one, other = (replace(MAYA, born=each, siblings=["Maya"]) for each in (born, BORN))
    assert compare(profile_of(one), profile_of(other))["siblings"] == level


SHORT_FORMS = st.sampled_from(library().short_names.groups).flatmap(
    lambda group: st.tuples(*[st.sampled_from(sorted(group.names))] * 2)
)


@given(SHORT_FORMS, st.lists(NAMES, max_size=2))
def test_no_short_form_is_anybodys_twin(names: tuple[str, str], siblings: list[str]) -> None:
    one, other = (replace(MAYA, given_names=name, siblings=siblings) for name in names)
    assert birth(one, other) == "same"


@given(ANYBODY, ANYBODY, st.booleans())
def test_kin_are_seen_only_where_the_first_name_is_another(one: Told, other: Told, same_day: bool) -> None:
    """And from both sides alike; whoever has the name, the home and the date is never called kin."""
    one, other = (replace(each, homes=MAYA.homes, family_name="Fenn") for each in (one, other))
    other = replace(other, born=one.born) if same_day else other
    levels = compare(profile_of(one), profile_of(other))
    if levels["birth"] in ("a_twins", "a_siblings"):
        assert levels["given_name"] in ("other", "alike")
    elif levels["birth"] == "same":
        assert levels["given_name"] != "other"
    assert levels == compare(profile_of(other), profile_of(one))
    assert birth(one, one) in ("same", "unknown")
