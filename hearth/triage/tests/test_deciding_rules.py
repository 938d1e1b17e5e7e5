"""What a decision must have, whatever anybody ticks."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.practice.library import library
from hearth.referrals.rules import Asking
from hearth.triage.rules.deciding import Choice, Document, Held, problems

ENGLAND = Document(library().nation("england"), library().thresholds("england"))
TODAY = date(2026, 6, 1)
HELD = Held("Tess Okafor", "See the child each day.", TODAY + timedelta(days=14), family_told=True)
ASKING = Asking("family_partners", "Please help.", "Public task", family_told=True)
LEVELS = [level.id for level in ENGLAND.thresholds.levels]
SIGNS = [sign for level in ENGLAND.thresholds.levels for sign in level.indicators]
OUTCOMES = [outcome.id for outcome in ENGLAND.nation.outcomes]
EARLY = Choice("early_help", "advice_to_referrer", "It is slipping.", ("early_help_often_dirty",), held=HELD)

choices = st.builds(
    Choice,
    level=st.sampled_from(LEVELS),
    outcome=st.sampled_from(OUTCOMES),
    reasons=st.sampled_from(["", "Because."]),
    indicators=st.lists(st.sampled_from([sign.id for sign in SIGNS]), max_size=3, unique=True).map(tuple),
    held=st.sampled_from([None, HELD]),
    asking=st.sampled_from([None, ASKING]),
    to_team_id=st.one_of(st.none(), st.uuids()),
)


def found(choice: Choice, *, family_known: bool = True) -> dict[str, str]:
    return {each.about: each.sentence for each in problems(choice, ENGLAND, TODAY, family_known=family_known)}


def stands(choice: Choice) -> bool:
    return not found(choice)


@given(choices)
def test_significant_harm_is_never_held_and_never_below_its_level(choice: Choice) -> None:
    harm = any(sign.significant_harm for sign in SIGNS if sign.id in choice.indicators)
    if harm and stands(choice):
        assert choice.level == "statutory"
        assert choice.held is None


@given(choices)
def test_a_real_worry_is_never_let_go_of(choice: Choice) -> None:
    """What stands is held, or goes to the law, or to another who has the child, or was unfounded."""
    elsewhere = {"another_council", "already_open", "no_further_action", "allegation_against_professional"}
    by_law = {"immediate_protection", "strategy_discussion", "police_told", "statutory_assessment"}
    if stands(choice):
        assert choice.held or choice.outcome in elsewhere | by_law


@given(choices)
def test_whatever_stands_has_reasons_and_an_outcome_of_its_level(choice: Choice) -> None:
    if stands(choice):
        assert choice.reasons.strip()
        assert choice.outcome in ENGLAND.thresholds.level(choice.level).outcomes


def test_every_level_can_be_decided() -> None:
    """The rules and the document together leave a way for each outcome that each level allows."""
    for level in ENGLAND.thresholds.levels:
        for outcome in level.outcomes:
            signs = () if outcome == "no_further_action" else (level.indicators[0].id,)
            refers = outcome == "early_help_programme"
            meant = ENGLAND.nation.outcome(outcome)
            choice = Choice(
                level.id,
                outcome,
                "Because.",
                signs,
                held=HELD if meant.needs_holder else None,
                asking=ASKING if refers else None,
                to_team_id=uuid4() if refers else None,
                service="Beck Lane food club" if meant.names_service else "",
                to_body="eastvale" if meant.passes_over else "",
                kept_from="Beck Lane Primary School" if meant.kept_from_the_agency else "",
            )
            assert found(choice) == {}, (level.id, outcome)


@pytest.mark.parametrize(
    ("change", "about", "sentence"),
    [
        ({"level": "five"}, "level", "Choose one of the levels"),
        ({"indicators": ("magic",)}, "indicators", "“magic” is not an indicator"),
        ({"indicators": ()}, "indicators", "Tick at least one sign"),
        ({"indicators": ("targeted_food",)}, "level", "“Targeted or intensive help” or above"),
        ({"outcome": "strategy_discussion"}, "outcome", "is not open at the level “Early help”"),
        ({"outcome": "magic"}, "outcome", "Choose what happens next"),
        ({"reasons": " \n"}, "reasons", "Give your reasons"),
        ({"barriers": ("rain",)}, "barriers", "“rain” is not a barrier"),
        ({"held": None}, "held_by", "Say who holds the child"),
        ({"asking": ASKING}, "programme", "Only an early-help programme"),
        ({"outcome": "early_help_programme"}, "programme", "Choose the programme"),
    ],
)
def test_what_is_missing_is_said_beside_its_question(change: dict[str, Any], about: str, sentence: str) -> None:
    assert sentence in found(replace(EARLY, **change))[about]


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"by_name": ""}, "held_by"),
        ({"doing": " "}, "held_doing"),
        ({"until": None}, "held_until"),
        ({"until": TODAY}, "held_until"),
        ({"until": date(2062, 6, 1)}, "held_until"),
        ({"family_told": None}, "held_told"),
        ({"family_told": False}, "held_why_not_told"),
    ],
)
def test_a_holding_says_who_what_until_when_and_told_or_why_not(change: dict[str, Any], about: str) -> None:
    assert list(found(replace(EARLY, held=replace(HELD, **change)))) == [about]


def test_an_unfounded_worry_closes_unheld_and_without_signs() -> None:
    unfounded = Choice("universal", "no_further_action", "The coat was in her bag.")
    assert stands(unfounded)
    assert "held_by" in found(replace(unfounded, held=HELD))
    assert "not unfounded" in found(replace(unfounded, indicators=("universal_late",)))["indicators"]


def test_without_a_family_only_what_needs_none_can_be_decided() -> None:
    assert "who the family is" in found(EARLY, family_known=False)["outcome"]
    elsewhere = Choice("universal", "another_council", "They live in Eastvale.", to_body="eastvale")
    assert found(elsewhere, family_known=False) == {}


def test_small_signs_may_add_up_to_a_higher_level() -> None:
    low = ("early_help_often_hungry", "early_help_often_dirty", "early_help_attendance")
    assert stands(Choice("targeted", "statutory_assessment", "The third time this year.", low))


def test_nothing_in_the_document_escapes_the_rule_on_harm() -> None:
    for level, sign in product(ENGLAND.thresholds.levels, SIGNS):
        if sign.significant_harm and level.can_be_held:
            assert found(replace(EARLY, level=level.id, indicators=(sign.id,)))
