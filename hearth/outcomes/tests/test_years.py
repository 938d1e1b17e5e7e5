"""A year's figures beside all years' and every other year's: what whoever has all of them can subtract."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hearth.outcomes.figures import Figure, Share
from hearth.outcomes.hiding import is_small
from hearth.outcomes.telling import Told, Year
from hearth.outcomes.tests.spreadsheets import IFS, PARTNERS, Spreadsheets
from hearth.outcomes.years import choices, year_of

YEARS = (2021, 2022, 2023, 2024)
Counts = tuple[int, int]


def of_years(folder: Path, counts: list[Counts]) -> Told:
    """What is told first: of so many families a year, so many took a step to work."""
    sheets = Spreadsheets(IFS)
    for year, (families, steps) in zip(YEARS, counts, strict=False):
        for number in range(families):
            episode = f"E{year}-{number}"
            sheets.episode(
                episode, referred=f"{year}-06-{number % 28 + 1:02}", opened=f"{year}-07-01", closed="2025-06-01"
            )
            sheets.seen(episode, "", "work_step", closure="yes" if number < steps else "no")
    return told_of(sheets, folder)


def told_of(sheets: Spreadsheets, folder: Path) -> Told:
    told = sheets.told(folder)
    assert told
    return told


def step(told: Told, year: Year) -> Share | None:
    figure = told.tables[year].figures.get("progress_to_work")
    if figure is None:
        return None
    assert isinstance(figure.result, Share)
    return figure.result


def test_one_year_that_is_hidden_cannot_be_had_from_all_and_the_others(tmp_path: Path) -> None:
    """Twenty, twenty, and four of whom two took a step: 26 of 44 less 12 of 20 less 12 of 20."""
    told = of_years(tmp_path, [(20, 12), (20, 12), (4, 2), (0, 0)])
    shares = {year: step(told, year) for year in (None, *YEARS)}
    assert shares == {None: Share(26, 44), 2021: None, 2022: Share(12, 20), 2023: None, 2024: Share(0, 0)}
    sizes = {year: told.tables[year].who.closed for year in YEARS}
    assert sizes == {2021: None, 2022: 20, 2023: None, 2024: 0}
    assert {told.tables[year].who.outside for year in YEARS} == {None}


def test_years_that_are_offered_no_more_are_not_had_from_all_and_the_others(tmp_path: Path) -> None:
    sheets = Spreadsheets(IFS)
    for year, families in ((2010, 3), (2022, 20), (2023, 20)):
        for number in range(families):
            sheets.episode(f"E{year}-{number}", referred=f"{year}-06-01", opened=f"{year}-07-01", closed="2025-06-01")
            sheets.seen(f"E{year}-{number}", "", "work_step", closure="yes" if number % 2 else "no")
    told = told_of(sheets, tmp_path)
    assert 2010 not in told.tables
    assert {year: step(told, year) for year in (2022, 2023)} == {2022: None, 2023: Share(10, 20)}


def test_a_year_with_enough_is_told_whole(tmp_path: Path) -> None:
    told = of_years(tmp_path, [(20, 12), (20, 12), (20, 6), (0, 0)])
    figure: Figure = told.tables[2023].figures["progress_to_work"]
    assert (figure.result, figure.families, figure.missing, figure.suppressed) == (Share(6, 20), 20, 0, False)


YEAR = some.integers(0, 24).flatmap(lambda families: some.tuples(some.just(families), some.integers(0, families)))


@settings(max_examples=12, deadline=None)
@given(some.lists(YEAR, min_size=4, max_size=4))
def test_all_years_less_those_told_tell_no_small_number(counts: list[Counts]) -> None:
    with TemporaryDirectory() as folder:
        told = of_years(Path(folder), counts)
    shares = [share for year in YEARS if (share := step(told, year))]
    everything = step(told, None)
    rest = [_less(everything, shares)] if everything else []
    for improved, of in [*((share.numerator or 0, share.denominator or 0) for share in shares), *rest]:
        assert not any(is_small(count, 5) for count in (improved, of, of - improved)), (counts, improved, of)


def _less(every: Share, shares: list[Share]) -> Counts:
    improved = (every.numerator or 0) - sum(share.numerator or 0 for share in shares)
    return improved, (every.denominator or 0) - sum(share.denominator or 0 for share in shares)


def test_goals_are_told_of_no_year_whose_result_is_hidden(tmp_path: Path) -> None:
    sheets = Spreadsheets(PARTNERS)
    for year, families in zip(YEARS, (60, 60, 3), strict=False):
        for number in range(families):
            sheets.episode(f"E{year}-{number}", referred=f"{year}-06-01", opened=f"{year}-07-01", closed="2025-06-01")
            ends = {"referral": "goal" if number % 2 else "not_goal", "closure": "improved" if number % 3 else "same"}
            sheets.seen(f"E{year}-{number}", "Amy", "neglect_concern", **ends)
            sheets.seen(f"E{year}-{number}", "Amy", "concern_level", referral=3, closure=1)
    told = told_of(sheets, tmp_path)
    figures = {year: told.tables[year].figures.get("neglect_addressed") for year in YEARS[:3]}
    assert [figure and figure.result for figure in figures.values()] == [None, Share(40, 60), None]
    assert [figure and figure.of_goals for figure in figures.values()] == [None, Share(20, 30), None]
    summed = {year: "goal_outcomes_improved" in told.tables[year].figures for year in YEARS[:3]}
    assert summed == {2021: False, 2022: True, 2023: False}


@pytest.mark.parametrize(("day", "year"), [((2025, 3, 31), 2024), ((2025, 4, 1), 2025), ((2025, 12, 31), 2025)])
def test_a_financial_year_begins_in_april(day: tuple[int, int, int], year: int) -> None:
    assert year_of(date(*day)) == year
    assert choices(date(*day))[0] == (str(year), f"April {year} to March {year + 1}")
