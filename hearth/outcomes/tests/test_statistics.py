"""Formulas against published values, and against what must be true of any numbers."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.stats import binom

from hearth.outcomes.statistics import (
    exactly,
    median,
    median_interval,
    median_rank,
    one_decimal,
    percent,
    wilson,
)


@pytest.mark.parametrize(
    ("numerator", "denominator", "interval"),
    [
        (9, 14, (39, 84)),
        (5, 8, (31, 86)),
        (8, 12, (39, 86)),
        (13, 40, (20, 48)),
        (20, 30, (49, 81)),
        (67, 100, (57, 75)),
    ],
)
def test_wilson_as_published(numerator: int, denominator: int, interval: tuple[int, int]) -> None:
    found = wilson(numerator, denominator)
    assert found is not None
    assert (round(found[0]), round(found[1])) == interval


@given(some.integers(0, 300), some.integers(1, 300))
def test_wilson_holds_the_share_within_0_and_100(numerator: int, denominator: int) -> None:
    numerator = min(numerator, denominator)
    found = wilson(numerator, denominator)
    assert found is not None
    assert 0 <= found[0] <= (percent(numerator, denominator) or 0) <= found[1] <= 100


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction("32.45"), 32.5),
        (Fraction("-32.45"), -32.5),
        (Fraction("0.05"), 0.1),
        (Fraction("19.05"), 19.1),
        (0, 0.0),
    ],
)
def test_halves_go_away_from_zero(exact: Fraction, rounded: float) -> None:
    assert one_decimal(exact) == rounded


def test_a_float_stands_for_its_decimal() -> None:
    assert one_decimal(exactly(81.25 - 62.2)) == 19.1


def test_no_cases_no_figure() -> None:
    nothing = np.array([])
    assert (percent(0, 0), wilson(0, 0), median(nothing), median_interval(nothing)) == (
        None,
        None,
        None,
        None,
    )


def test_a_share_of_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2 is not a share"):
        percent(3, 2)


@given(some.integers(6, 400))
def test_a_medians_interval_misses_at_most_one_time_in_twenty(cases: int) -> None:
    rank = median_rank(cases)
    assert 2 * binom.cdf(rank - 1, cases, 0.5) <= 0.05 < 2 * binom.cdf(rank, cases, 0.5)


def test_a_medians_interval_needs_six_cases() -> None:
    assert median_interval(np.arange(5.0)) is None
    assert median_interval(np.arange(6.0)) == (0.0, 5.0)
