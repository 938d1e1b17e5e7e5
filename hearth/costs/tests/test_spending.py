"""Money and days, beside a twin that looks at one day after another."""

from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hearth.costs.rules import NotPossible
from hearth.costs.rules.spending import Span, cost, of_budget, of_post, pounds
from hearth.costs.rules.telling import about, told
from hearth.costs.rules.time import check

DAYS = some.dates(date(2023, 1, 1), date(2025, 12, 31))
POUNDS = some.decimals(0, 90_000, places=2)


@some.composite
def spans(draw: some.DrawFn, *, ends: bool = True) -> Span:
    first = draw(DAYS)
    if not ends and draw(some.booleans()):
        return Span(first)
    return Span(first, first + timedelta(days=draw(some.integers(0, 500))))


def each_day(span: Span) -> list[date]:
    assert span.last
    return [span.first + timedelta(days=number) for number in range((span.last - span.first).days + 1)]


def runs(span: Span, day: date) -> bool:
    return span.first <= day and (span.last is None or day <= span.last)


@given(POUNDS, spans(ends=False), spans())
def test_a_post_costs_its_share_of_each_day(a_year: Decimal, post: Span, period: Span) -> None:
    twin = sum((a_year / (366 if isleap(day.year) else 365) for day in each_day(period) if runs(post, day)), Decimal(0))
    assert abs(of_post(a_year, post, period) - twin) < Decimal("0.000001")


@given(POUNDS, spans(), spans())
def test_a_budget_is_spread_over_its_own_days(amount: Decimal, budget: Span, period: Span) -> None:
    own = each_day(budget)
    twin = amount * len([day for day in own if runs(period, day)]) / len(own)
    assert abs(of_budget(amount, budget, period) - twin) < Decimal("0.000001")


@given(POUNDS, some.lists(some.tuples(some.sampled_from("abc"), spans(ends=False)), max_size=5), spans())
def test_cost_per_family_and_day_is_the_naive_one(
    spent: Decimal, work: list[tuple[object, Span]], period: Span
) -> None:
    told = cost(spent, work, period)
    there = {(family, day) for family, span in work for day in each_day(period) if runs(span, day)}
    families = {family for family, _ in there}
    assert (told.families, told.family_days) == (len(families), len(there))
    assert told.per_family == (pounds(spent / len(families)) if families else None)
    assert told.per_family_day == (pounds(spent / len(there)) if there else None)


WORK = some.lists(some.tuples(some.sampled_from("abcdefghijklmn"), spans(ends=False)), max_size=14)


@given(WORK, some.lists(spans(), min_size=2, max_size=4))
def test_no_sum_or_difference_of_pages_tells_of_few(work: list[tuple[object, Span]], periods: list[Span]) -> None:
    """Whoever holds pages of several periods knows, of each day on one of them, that nobody or many were there."""
    for period in periods:
        true = cost(Decimal(1000), work, period, 5)
        said = told(true, period, 5)
        assert said.families is None or not 1 <= said.families <= 5
        assert (said.per_family is None) == (said.families is None or not true.families)
        if said.family_days is None:
            assert said.per_family_day is None
            continue
        for day in each_day(period):
            assert not 1 <= len({family for family, span in work if runs(span, day)}) <= 5


def test_what_could_be_told_instead_begins_with_a_month() -> None:
    period = Span(date(2025, 1, 1), date(2025, 12, 31))
    six = [(family, Span(date(2025, 3, 10))) for family in "abcdef"]
    early = [("a", Span(date(2025, 2, 3)))]
    assert told(cost(Decimal(1), six, period, 5), period, 5).enough is None
    said = told(cost(Decimal(1), [*six, *early], period, 5), period, 5)
    assert (said.families, said.family_days, said.enough) == (6, None, Span(date(2025, 4, 1), date(2025, 12, 31)))


@pytest.mark.parametrize(("minutes", "hours"), [(0, 0), (149, 0), (150, 5), (449, 5), (450, 10)])
def test_hours_of_a_team_are_told_by_fives(minutes: int, hours: int) -> None:
    assert about(minutes) == hours


def test_a_whole_leap_year_costs_a_year() -> None:
    year = Span(date(2024, 1, 1), date(2024, 12, 31))
    assert pounds(of_post(Decimal(36_600), Span(date(2020, 1, 1)), year)) == Decimal("36600.00")


@pytest.mark.parametrize(
    ("kind", "minutes", "on"),
    [("tea", 5, 5), ("visit", 0, 5), ("visit", 1441, 5), ("visit", 5, 12), ("visit", 5, 1), ("visit", 5, 9)],
)
def test_time_that_cannot_be_is_refused_in_words(kind: str, minutes: int, on: int) -> None:
    november = {day: date(2026, 11, day) for day in range(1, 13)}
    with pytest.raises(NotPossible):
        check(kind, minutes, november[on], opened=november[3], closed=november[8], today=november[10])
