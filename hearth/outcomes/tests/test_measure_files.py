"""The measures that ship: all of those agreed, each saying where it comes from, none that nobody observes."""

from typing import Any

import pytest
from pydantic import ValidationError

from hearth.outcomes.definitions import measured_programmes
from hearth.outcomes.tests.naive import INDICATORS
from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS
from hearth.practice.definitions.measure import Measure, Measures

COMBINED = ["goal_outcomes_improved", "any_positive_outcome"]
SHARE: dict[str, Any] = {
    "id": "calmer",
    "label": "Calmer",
    "rule": "Calmer.",
    "source": "Invented",
    "unit": "children",
    "baseline": {"observed": "calm"},
    "end": {"observed": "calm"},
    "improved": {"end_equals": "yes"},
}


def test_every_agreed_measure_is_there_in_order() -> None:
    ids = {id: [measure.id for measure in measured.measures] for id, measured in measured_programmes().items()}
    partners = [*INDICATORS, *COMBINED]
    assert ids[PARTNERS] == [f"{id}{after}" for after in ("", "_3m", "_6m") for id in partners]
    assert ids[IFS] == [
        "cpp_no_longer", "cin_no_longer", "offending_reduced", "asb_reduced", "progress_to_work",
        "attendance_change",
    ]  # fmt: skip


def test_a_followup_keeps_everyone_closed_and_looks_at_its_own_stage() -> None:
    partners = measured_programmes()[PARTNERS]
    for measure in partners.measures[8:]:
        assert measure.denominator == "everyone_closed"
        assert measure.end is None or measure.end.stage in ("followup_3m", "followup_6m")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"improved": None}, "one of improved, median_change or combination"),
        ({"median_change": True}, "one of improved, median_change or combination"),
        ({"end": None}, "a measure has an end"),
        ({"baseline": None, "goals": True}, "a change needs a baseline"),
        ({"improved": {"also_lower": "calm"}}, "say when it improved"),
        ({"end": {"observed": "calm", "stage": "later"}}, "string_pattern_mismatch"),
    ],
)
def test_a_measure_that_makes_no_sense_is_refused(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Measure.model_validate(SHARE | wrong)


def test_a_combination_is_made_of_measures_of_its_own_file() -> None:
    whole = {
        **dict.fromkeys(("title", "author", "checked_by", "source", "licence"), "Invented"),
        "id": "invented",
        "version": "1.0",
        "next_review": "2027-01-01",
        "programme": "invented",
        "measures": [
            SHARE,
            {name: SHARE[name] for name in ("label", "rule", "source")}
            | {"id": "any", "unit": "families", "combination": {"of": ["louder"], "counting": "any"}},
        ],
    }
    with pytest.raises(ValidationError, match="any combines louder"):
        Measures.model_validate(whole, strict=False)
