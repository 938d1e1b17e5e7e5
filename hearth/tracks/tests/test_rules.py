"""Weeks, gaps, tracks and counts, each beside a naive twin."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from hearth.families.rules.pregnancy import Estimate
from hearth.tracks.rules.cohort import EXCLUDED, LABELS, Cohort, Facts, Now, cohort, now_of, safe
from hearth.tracks.rules.courts import first_to_next, gaps, middle, months_between
from hearth.tracks.rules.early import along
from hearth.tracks.rules.tracks import where

DAYS = some.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(DAYS, some.lists(some.builds(Estimate, DAYS, DAYS), max_size=5))
def test_how_far_along_is_counted_from_what_was_known_on_the_day(on: date, estimates: list[Estimate]) -> None:
    then = along(estimates, on)
    known = [each for each in estimates if each.known_on <= on]
    if not known:
        assert then.early is None
        return
    latest = max(each.known_on for each in known)
    due = [each.due for each in known if each.known_on == latest][-1]
    began = due - timedelta(days=280)
    assert then.due == due
    assert (then.weeks, then.days) == divmod((on - began).days, 7)
    assert then.early is ((on - began).days < 140)
    assert then.early is (on <= (then.last_early_day or on))


def test_a_later_scan_does_not_reach_back() -> None:
    first, scan = Estimate(date(2026, 12, 1), date(2026, 4, 1)), Estimate(date(2026, 10, 20), date(2026, 7, 1))
    assert along([first, scan], date(2026, 6, 30)).early is True
    assert along([first, scan], date(2026, 7, 1)).early is False


@given(some.lists(some.tuples(DAYS, some.none() | DAYS), max_size=7))
def test_court_to_court_is_from_each_issue_to_the_next(cases: list[tuple[date, date | None]]) -> None:
    found = gaps(cases)
    days = sorted({issued for issued, _ in cases})
    assert [(gap.first, gap.next) for gap in found] == [(days[n], days[n + 1]) for n in range(len(days) - 1)]
    for gap in found:
        whole = 0
        while _later(gap.first, whole + 1) <= gap.next:
            whole += 1
        assert gap.months == whole


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        if number <= day.day:
            try:
                return date(year, month + 1, number)
            except ValueError:
                continue
    raise AssertionError


def test_only_a_mothers_first_and_next_are_in_the_median() -> None:
    one = [(date(2020, 1, 1), None), (date(2021, 1, 1), None), (date(2021, 3, 1), None)]
    assert first_to_next([one, [(date(2022, 1, 1), None)]]) == [12]
    assert middle([12, 17]) == 14.5
    assert middle([]) is None
    assert gaps(one)[0].again_while_running
    assert months_between(date(2021, 1, 31), date(2021, 2, 27)) == 0


@pytest.mark.parametrize(
    ("begins", "today", "stopped", "state", "month"),
    [
        (None, date(2026, 1, 1), None, "not_begun", 0),
        (None, date(2026, 1, 1), date(2026, 1, 1), "ended", 0),
        (date(2026, 1, 1), date(2026, 1, 1), None, "running", 0),
        (date(2021, 2, 1), date(2026, 1, 1), None, "ending", 59),
        (date(2021, 1, 1), date(2026, 1, 1), None, "over", 60),
        (date(2024, 2, 29), date(2026, 1, 1), date(2024, 6, 1), "ended", 3),
    ],
)
def test_where_somebody_is_on_a_track(begins: date, today: date, stopped: date, state: str, month: int) -> None:
    at = where(60, begins, today, stopped)
    assert (at.state, at.month) == (state, month)


FACTS = some.builds(
    Facts,
    some.booleans(),
    some.booleans(),
    some.booleans(),
    some.booleans(),
    some.frozensets(some.sampled_from(["adopted", "special_guardianship", "looked_after", "child_in_need"])),
    some.sampled_from(["", "home", "relatives", "foster", "prison"]),
    some.booleans(),
)


@given(some.lists(FACTS, max_size=40))
def test_each_child_is_counted_once_in_each_table(children: list[Facts]) -> None:
    told = cohort(now_of(child) for child in children)
    twin = Counter(LABELS[now_of(child)] for child in children)
    assert {each.label: each.number for each in told.every} == {label: twin[label] for label in LABELS.values()}
    left = [child for child in children if now_of(child) not in EXCLUDED]
    assert all(each.of == len(left) for each in told.counted)
    assert sum(each.number or 0 for each in told.counted) == len(left)
    assert sum(each.number or 0 for each in told.every) == len(children)


STATUSES = list(get_args(Now))


def told_of(numbers: list[int]) -> Cohort:
    children = (status for status, number in zip(STATUSES, numbers, strict=True) for status in [status] * number)
    return safe(cohort(children), 5)


COUNTS = some.lists(some.integers(0, 14), min_size=len(STATUSES), max_size=len(STATUSES))


@given(COUNTS)
def test_no_small_number_is_shown(numbers: list[int]) -> None:
    told = told_of(numbers)
    for table in (told.every, told.counted):
        for each in table:
            assert each.number is None or not 1 <= each.number <= 5
            assert each.of is None or not 1 <= each.of <= 5


@settings(max_examples=30, deadline=None)
@example([9, 0, 0, 0, 0, 0, 0, 1, 6, 7], 0)  # of those left out nothing is told, not even how many they are
@example([9, 0, 0, 0, 0, 0, 1, 7, 7, 8], 0)
@given(COUNTS, some.integers(0, 9))
def test_no_small_number_can_be_solved_from_both_tables_and_their_sums(numbers: list[int], which: int) -> None:
    """For each hidden small count there are cohorts with 1, 2, 3 and 4 there, of which just the same is told."""
    told = told_of(numbers)
    hidden = [place for place, each in enumerate(told.every) if each.number is None and 1 <= numbers[place] <= 5]
    if hidden:
        place = hidden[which % len(hidden)]
        assert all(_is_told_alike(numbers, told, place, count) for count in range(1, 5))


def _is_told_alike(numbers: list[int], told: Cohort, place: int, count: int) -> bool:
    return any(told_of(world) == told for world in _worlds(numbers, told, place, count))


def _worlds(numbers: list[int], told: Cohort, place: int, count: int) -> Iterator[list[int]]:
    """Others of the same side with so many there: nobody else, where not even the sum is told; other small counts for
    the small ones, and one larger line makes up for it; any three lines that make up for it together."""
    side = [other for other, each in enumerate(told.every) if each.excluded is told.every[place].excluded]
    others = [other for other in side if other != place]
    yield _changed(numbers, {place: count} | dict.fromkeys(others, 0))
    small = [other for other in others if 1 <= numbers[other] <= 5]
    for few in product(range(1, 6), repeat=len(small)):
        changed = _changed(numbers, {place: count} | dict(zip(small, few, strict=True)))
        yield changed
        for larger in others:
            made_up = changed[larger] + sum(numbers) - sum(changed)
            if made_up >= 0:
                yield _changed(changed, {larger: made_up})
    for three in combinations(others, 3):
        rest = numbers[place] - count + sum(numbers[other] for other in three)
        for one, two in product(range(rest + 1), repeat=2):
            if one + two <= rest:
                shares = dict(zip(three, (one, two, rest - one - two), strict=True))
                yield _changed(numbers, {place: count} | shares)


def _changed(numbers: list[int], there: dict[int, int]) -> list[int]:
    return [there.get(place, number) for place, number in enumerate(numbers)]


@pytest.mark.parametrize(
    ("numbers", "every", "counted"),
    [
        # expected, with parents, with family, looked after, elsewhere, not known; adopted, guardian, not born, died
        ([9, 20, 8, 12, 0, 7, 7, 8, 0, 0], [9, 20, 8, 12, 0, 7, 7, 8, 0, 0], [9, 20, 8, 12, 0, 7]),
        ([9, 20, 8, 12, 3, 7, 7, 8, 0, 0], [9, 20, 8, None, None, None, 7, 8, 0, 0], 3),
        ([9, 20, 8, 12, 0, 7, 3, 0, 0, 0], [None] * 10, [9, 20, 8, 12, 0, 7]),
        ([9, 20, 8, 12, 0, 7, 3, 0, 1, 2], [None] * 10, [9, 20, 8, 12, 0, 7]),
        ([2, 1, 0, 0, 0, 2, 9, 8, 0, 0], [None] * 10, [None] * 6),
    ],
)
def test_what_is_told_of_a_cohort(numbers: list[int], every: list[int | None], counted: Any) -> None:
    told = told_of(numbers)
    assert [each.number for each in told.every] == every
    assert [each.number for each in told.counted] == (every[:6] if counted == 3 else counted)


def test_the_weightiest_comes_first() -> None:
    everything = [True, False]
    for died, sealed in product(everything, everything):
        now = now_of(Facts(died=died, sealed=sealed, statuses=frozenset({"looked_after"}), with_parent=True))
        assert now == ("died" if died else "adopted" if sealed else "looked_after")
