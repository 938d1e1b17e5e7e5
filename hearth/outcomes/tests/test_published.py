"""The figures that were published come out of records like those they came from."""

from pathlib import Path
from typing import Any

import pytest

from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS, Spreadsheets

INDICATORS = {
    "neglect_addressed": "neglect_concern",
    "child_wellbeing": "child_wellbeing",
    "safer_in_family": "safety_in_family",
}


@pytest.fixture(scope="module")
def intensive(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Forty families of Intensive Family Support, as the two areas had them."""
    sheets = Spreadsheets(IFS)
    for number in range(40):
        sheets.episode(f"E{number}", referral_reasons="crime; education")
        sheets.seen(f"E{number}", "", "work_step", closure="yes" if number < 13 else "no")
    for number in range(14):
        went = "ended" if number >= 6 else "in_care"
        still = {"child_protection_plan": number < 5, "child_in_need": number < 6}
        for measure, at_closure in still.items():
            ends = {"closure": "yes"} if at_closure else {"closure": "no", "destination": went}
            sheets.seen(f"E{number}", "Amy", measure, referral="yes", **ends)
    for number in range(8):
        sheets.seen(f"E{number}", "Amy", "proven_offences_12m", referral=6)
        sheets.seen(f"E{number}", "Amy", "proven_offences_6m", closure=2 if number < 5 else 3)
    for number in range(12):
        sheets.seen(f"E{number}", "", "asb_incidents_12m", referral=10)
        sheets.seen(f"E{number}", "", "asb_incidents_6m", closure=2 if number < 8 else 3)
    for number in range(33):
        sheets.seen(f"E{number}", "Ben", "school_attendance", referral=60, closure=63 + number)
    for number in range(33, 40):
        sheets.seen(f"E{number}", "Ben", "school_attendance", referral=95, closure=95)
    return sheets.figures(tmp_path_factory.mktemp("intensive"))


@pytest.mark.parametrize(
    ("measure", "numerator", "denominator", "percent", "interval"),
    [
        ("cpp_no_longer", 9, 14, 64.3, [38.8, 83.7]),
        ("cin_no_longer", 8, 14, 57.1, [32.6, 78.6]),
        ("offending_reduced", 5, 8, 62.5, [30.6, 86.3]),
        ("asb_reduced", 8, 12, 66.7, [39.1, 86.2]),
        ("progress_to_work", 13, 40, 32.5, [20.1, 48.0]),
    ],
)
def test_intensive_family_support(
    intensive: dict[str, Any],
    measure: str,
    numerator: int,
    denominator: int,
    percent: float,
    interval: list[float],
) -> None:
    figure = intensive[measure]
    assert (figure["numerator"], figure["denominator"]) == (numerator, denominator)
    assert (figure["percent"], figure["interval"]) == (percent, interval)
    assert (figure["missing"], figure["suppressed"]) == (0, False)


def test_attendance_rose_by_19_points_among_the_33_who_began_low(intensive: dict[str, Any]) -> None:
    figure = intensive["attendance_change"]
    assert (figure["median"], figure["n"], figure["families"]) == (19.0, 33, 33)
    assert figure["interval"] == [13.0, 25.0]
    assert figure["whole_cohort"]["n"] == 40
    assert figure["whole_cohort"]["median"] < figure["median"]


def test_a_plan_that_ended_in_care_counts_as_ended_but_not_strictly(intensive: dict[str, Any]) -> None:
    strict = intensive["cpp_no_longer"]["strict"]
    assert (strict["numerator"], strict["denominator"], strict["percent"]) == (8, 14, 57.1)


def test_family_partners_pilot(tmp_path: Path) -> None:
    sheets = Spreadsheets(PARTNERS)
    improved = {"neglect_concern": 17, "child_wellbeing": 18, "safety_in_family": 14}
    for number in range(25):
        sheets.episode(f"E{number}", ending="completed")
        sheets.seen(f"E{number}", "Amy", "concern_level", referral=3, closure=1)
        for measure, so_many in improved.items():
            after = "improved" if number < so_many else "same"
            sheets.seen(f"E{number}", "Amy", measure, referral="goal" if number % 2 else "not_goal", closure=after)
    figures = sheets.figures(tmp_path)
    shares = {id: (figures[id]["numerator"], figures[id]["percent"]) for id in INDICATORS}
    assert shares == {
        "neglect_addressed": (17, 68.0),
        "child_wellbeing": (18, 72.0),
        "safer_in_family": (14, 56.0),
    }
    assert figures["child_wellbeing"]["of_goals"]["denominator"] == 12
    assert figures["goal_outcomes_improved"]["denominator"] == 36
    assert figures["any_positive_outcome"]["numerator"] == 18
