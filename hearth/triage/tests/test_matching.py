"""Why somebody may already be known: evidence in words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.triage.rules.matching import Described, likeness

MAYA = Described("Maya", "Fenn", born=date(2019, 4, 2))
ABOUT_SIX = Described("Maya", "Fenn", born_earliest=date(2018, 6, 1), born_latest=date(2021, 5, 31))


@pytest.mark.parametrize(
    ("known", "evidence"),
    [
        (MAYA, "The same name; the same date of birth"),
        (replace(MAYA, given_names="MÁYA", family_name="fenn"), "The same name; the same date of birth"),
        (replace(MAYA, born=date(2015, 1, 1)), "The same name; but another date of birth: 1 January 2015"),
        (replace(MAYA, given_names="Mia"), "The same family name; the same date of birth"),
        (replace(MAYA, given_names="Margaret", known_as="Maya"), "The same name; the same date of birth"),
        (Described("Maya", "Fenn"), "The same name; the date of birth is not known"),
        (ABOUT_SIX, "The same name; an age that fits"),
    ],
)
def test_the_evidence_is_said_in_words(known: Described, evidence: str) -> None:
    alike = likeness(MAYA, known)
    assert alike is not None
    assert alike.evidence == evidence


@pytest.mark.parametrize(
    "stranger",
    [
        replace(MAYA, family_name="Brook", given_names="Ada"),
        replace(MAYA, given_names="Ada", born=date(2010, 1, 1)),
        Described("", "Fenn"),
        Described(),
    ],
)
def test_strangers_are_not_alike(stranger: Described) -> None:
    assert likeness(MAYA, stranger) is None


def test_a_former_name_is_known_for_what_it_is() -> None:
    known = replace(MAYA, family_name="Brook")
    alike = likeness(MAYA, known, frozenset({"maya fenn"}))
    assert alike is not None
    assert alike.evidence.startswith("A name they had before")


@given(st.text(max_size=8), st.text(max_size=8), st.dates() | st.none())
def test_whoever_has_a_name_is_like_themselves(given_names: str, family_name: str, born: date | None) -> None:
    child = Described(given_names, family_name, born=born)
    assert bool(likeness(child, child)) == bool(child.keys or (family_name.strip() and born))
