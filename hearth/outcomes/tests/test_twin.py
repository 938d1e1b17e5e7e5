"""Every figure, on small tables that hypothesis makes up, against the naive twin."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from hearth.outcomes.statistics import exactly, one_decimal, percent, wilson
from hearth.outcomes.tests.naive import INDICATORS, Naive
from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS, Spreadsheets

perhaps_closed = some.sampled_from(["", "2024-07-01", "2024-07-01", "2024-08-01"])
yes_or_no = some.sampled_from([None, "yes", "yes", "no"])
few = some.sampled_from([None, 0, 1, 2, 3, 5, 9])
attendance = some.sampled_from([None, 84, 84.9, 85, "61.25", 50, 97])
change = some.sampled_from([None, "improved", "improved", "same", "worse"])
goal = some.sampled_from([None, "goal", "goal", "not_goal"])
level = some.sampled_from([None, 0, 1, 2, 3, 4])
Draw = Any


def observe(sheets: Spreadsheets, episode: str, person: str, measure: str, **values: Any) -> None:
    sheets.seen(episode, person, measure, **{stage: value for stage, value in values.items() if value is not None})


@some.composite
def intensive(draw: Draw) -> Spreadsheets:
    sheets = Spreadsheets(IFS)
    for number in range(draw(some.integers(0, 6))):
        episode = f"E{number}"
        reasons = draw(some.sampled_from(["", "education", "crime; education", "crime"]))
        family = draw(some.sampled_from(["", "F1", "F2"]))
        sheets.episode(episode, closed=draw(perhaps_closed), referral_reasons=reasons, family=family)
        observe(sheets, episode, "", "work_step", closure=draw(yes_or_no))
        observe(sheets, episode, "", "asb_incidents_12m", referral=draw(few))
        observe(sheets, episode, "", "asb_incidents_6m", closure=draw(few))
        for person in ("Amy", "Ben")[: draw(some.integers(0, 2))]:
            observe(
                sheets,
                episode,
                person,
                "child_protection_plan",
                referral=draw(yes_or_no),
                closure=draw(yes_or_no),
            )
            observe(sheets, episode, person, "child_in_need", referral=draw(yes_or_no), closure=draw(yes_or_no))
            observe(sheets, episode, person, "proven_offences_12m", referral=draw(few))
            observe(sheets, episode, person, "proven_offences_6m", closure=draw(few))
            observe(
                sheets,
                episode,
                person,
                "school_attendance",
                referral=draw(attendance),
                closure=draw(attendance),
            )
    return sheets


@some.composite
def partners(draw: Draw) -> Spreadsheets:
    sheets = Spreadsheets(PARTNERS)
    for number in range(draw(some.integers(0, 4))):
        episode = f"E{number}"
        ending = draw(some.sampled_from(["completed", "completed", "family_left", ""]))
        sheets.episode(episode, closed=draw(perhaps_closed), ending=ending, family=draw(some.sampled_from(["", "F1"])))
        for person in ("Amy", "Ben")[: draw(some.integers(0, 2))]:
            later = {stage: draw(level) for stage in ("referral", "review", "closure", "followup_3m", "followup_6m")}
            observe(sheets, episode, person, "concern_level", **later)
            for measure, _ in INDICATORS.values():
                after = {stage: draw(change) for stage in ("closure", "followup_3m", "followup_6m")}
                observe(sheets, episode, person, measure, referral=draw(goal), **after)
    return sheets


def figures(sheets: Spreadsheets) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        return sheets.figures(Path(folder))


def counts(figure: dict[str, Any]) -> tuple[int, int, int, int]:
    return figure["numerator"], figure["denominator"], figure["missing"], figure["families"]


@settings(max_examples=8, deadline=None)
@given(intensive())
def test_intensive_family_support_is_what_the_twin_says(sheets: Spreadsheets) -> None:
    found, expected = figures(sheets), Naive(sheets).intensive_family_support()
    middle, n, families = expected.pop("attendance_change")
    attended = found["attendance_change"]
    assert (attended["n"], attended["families"]) == (n, families)
    assert attended["median"] == (None if middle is None else one_decimal(exactly(middle)))
    assert {id: counts(found[id]) for id in expected} == expected


@settings(max_examples=8, deadline=None)
@given(partners())
def test_family_partners_is_what_the_twin_says(sheets: Spreadsheets) -> None:
    found, expected = figures(sheets), Naive(sheets).family_partners()
    for id, figure in expected.items():
        if id.startswith("goal_outcomes"):
            assert (found[id]["numerator"], found[id]["denominator"]) == figure, id
        else:
            assert counts(found[id]) == figure, id


@settings(max_examples=4, deadline=None)
@given(partners())
def test_percentages_and_intervals_follow_from_the_counts(sheets: Spreadsheets) -> None:
    for figure in figures(sheets).values():
        numerator, denominator = figure["numerator"], figure["denominator"]
        interval = wilson(numerator, denominator)
        assert figure["percent"] == percent(numerator, denominator)
        assert figure["interval"] == (None if interval is None else list(interval))
