"""A year's figures beside all years' and every other year's: what whoever has all of them can subtract."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hearth.outcomes.hiding import is_small
from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS, TODAY, Spreadsheets
from hearth.outcomes.years import choices, year_of, year_report

YEARS = (2021, 2022, 2023, 2024)
Counts = tuple[int, int]


def of_years(folder: Path, counts: list[Counts], programme: str = IFS) -> dict[int | None, dict[str, Any]]:
    """Each year's figures, and those of all years under None; of so many families, so many took a step to work."""
    sheets = Spreadsheets(programme)
    for year, (families, steps) in zip(YEARS, counts, strict=False):
        for number in range(families):
            episode = f"E{year}-{number}"
            sheets.episode(
                episode, referred=f"{year}-06-{number % 28 + 1:02}", opened=f"{year}-07-01", closed="2025-06-01"
            )
            sheets.seen(episode, "", "work_step", closure="yes" if number < steps else "no")
    every: dict[int | None, dict[str, Any]] = {None: sheets.report(folder, suppress=True).as_json()}
    paths = folder / "episodes.csv", folder / "observations.csv"
    return every | {year: year_report(*paths, year, programme=programme, today=TODAY).as_json() for year in YEARS}


def step(made: dict[str, Any]) -> dict[str, Any]:
    return next(each for each in made["measures"] if each["id"] == "progress_to_work")


def test_one_year_that_is_hidden_cannot_be_had_from_all_and_the_others(tmp_path: Path) -> None:
    """Twenty, twenty, and four of whom two took a step: 26 of 44 less 12 of 20 less 12 of 20."""
    made = of_years(tmp_path, [(20, 12), (20, 12), (4, 2), (0, 0)])
    assert step(made[None])["numerator"] == 26
    told = {year: step(made[year])["numerator"] for year in YEARS}
    assert told == {2021: None, 2022: 12, 2023: None, 2024: 0}
    sizes = {year: made[year]["cohort"]["programmes"][0]["closed_episodes"] for year in YEARS}
    assert sizes == {2021: None, 2022: 20, 2023: None, 2024: 0}
    outside = {year: made[year]["cohort"]["programmes"][0]["exclusions"]["outside_service_or_dates"] for year in YEARS}
    assert outside == {2021: None, 2022: 24, 2023: None, 2024: 44}


def test_years_that_are_offered_no_more_are_not_had_from_all_and_the_others(tmp_path: Path) -> None:
    sheets = Spreadsheets(IFS)
    for year, families in ((2010, 3), (2022, 20), (2023, 20)):
        for number in range(families):
            sheets.episode(f"E{year}-{number}", referred=f"{year}-06-01", opened=f"{year}-07-01", closed="2025-06-01")
            sheets.seen(f"E{year}-{number}", "", "work_step", closure="yes" if number % 2 else "no")
    paths = sheets.write(tmp_path)
    told = {year: step(year_report(*paths, year, programme=IFS, today=TODAY).as_json()) for year in (2022, 2023)}
    assert {year: figure["numerator"] for year, figure in told.items()} == {2022: None, 2023: 10}


def test_a_year_with_enough_is_told_whole(tmp_path: Path) -> None:
    made = of_years(tmp_path, [(20, 12), (20, 12), (20, 6), (0, 0)])
    figure = step(made[2023])
    assert (figure["numerator"], figure["denominator"], figure["percent"], figure["suppressed"]) == (6, 20, 30.0, False)
    assert (made[2023]["cohort"]["from"], made[2023]["cohort"]["to"]) == ("2023-04-01", "2024-03-31")


YEAR = some.integers(0, 24).flatmap(lambda families: some.tuples(some.just(families), some.integers(0, families)))


@settings(max_examples=12, deadline=None)
@given(some.lists(YEAR, min_size=4, max_size=4))
def test_all_years_less_those_told_tell_no_small_number(counts: list[Counts]) -> None:
    with TemporaryDirectory() as folder:
        made = of_years(Path(folder), counts)
    everything = step(made[None])
    told = [step(made[year]) for year in YEARS if step(made[year])["numerator"] is not None]
    for figure in told:
        improved, of = figure["numerator"], figure["denominator"]
        assert not any(is_small(count, 5) for count in (improved, of, of - improved))
    if everything["numerator"] is not None:
        improved = everything["numerator"] - sum(each["numerator"] for each in told)
        of = everything["denominator"] - sum(each["denominator"] for each in told)
        assert not any(is_small(count, 5) for count in (improved, of, of - improved)), (counts, improved, of)


def test_goals_are_told_of_no_year_whose_result_is_hidden(tmp_path: Path) -> None:
    sheets = Spreadsheets(PARTNERS)
    for year, families in zip(YEARS, (60, 60, 3), strict=False):
        for number in range(families):
            sheets.episode(f"E{year}-{number}", referred=f"{year}-06-01", opened=f"{year}-07-01", closed="2025-06-01")
            ends = {"referral": "goal" if number % 2 else "not_goal", "closure": "improved" if number % 3 else "same"}
            sheets.seen(f"E{year}-{number}", "Amy", "neglect_concern", **ends)
            sheets.seen(f"E{year}-{number}", "Amy", "concern_level", referral=3, closure=1)
    paths = sheets.write(tmp_path)
    found = {}
    for year in YEARS[:3]:
        made = year_report(*paths, year, programme=PARTNERS, today=TODAY).as_json()
        found[year] = next(each for each in made["measures"] if each["id"] == "neglect_addressed")
    assert [found[year]["numerator"] for year in YEARS[:3]] == [None, 40, None]
    assert [found[year]["of_goals"]["numerator"] for year in YEARS[:3]] == [None, 20, None]


@pytest.mark.parametrize(("day", "year"), [((2025, 3, 31), 2024), ((2025, 4, 1), 2025), ((2025, 12, 31), 2025)])
def test_a_financial_year_begins_in_april(day: tuple[int, int, int], year: int) -> None:
    assert year_of(date(*day)) == year
    assert choices(date(*day))[0] == (str(year), f"April {year} to March {year + 1}")
