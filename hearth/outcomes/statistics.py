"""The few formulas behind outcome figures. Plain Python and scipy: no database, no Django.

Intervals treat cases as independent. Siblings share a home and a worker, so where several children come from
one family the true interval is wider; the number of families therefore stands beside every figure.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom, binomtest

Interval = tuple[float, float]
Exact = Fraction | int
DECIMALS_KEPT = 1_000_000


def percent(numerator: int, denominator: int) -> float | None:
    """`numerator` of `denominator` in percent, to one decimal; None where there are no cases.

    Raises `ValueError` unless 0 <= numerator <= denominator.
    """
    if not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator} is not a share.")
    return one_decimal(Fraction(100 * numerator, denominator)) if denominator else None


def one_decimal(value: Exact) -> float:
    """An exact value to one decimal, halves away from zero: 32.45 becomes 32.5 and -32.45 becomes -32.5."""
    tenths = int(abs(Fraction(value)) * 10 + Fraction(1, 2))
    return (tenths if value >= 0 else -tenths) / 10


def exactly(value: float) -> Fraction:
    """The decimal that a float stands for, to six places: so that 19.05 is 19.05 and not a hair less."""
    return Fraction(round(value * DECIMALS_KEPT), DECIMALS_KEPT)


def wilson(numerator: int, denominator: int) -> Interval | None:
    """95% interval of a share, in percent to one decimal; None where there are no cases.

    Wilson's score interval (E. B. Wilson, "Probable inference", Journal of the American Statistical
    Association 22, 1927), without continuity correction, as scipy has it. It stays within 0 and 100 and keeps
    its promise for the small numbers that family services have. 9 of 14 gives (38.8, 83.7). Raises
    `ValueError` unless 0 <= numerator <= denominator.
    """
    if denominator == 0:
        return None
    interval = binomtest(numerator, denominator).proportion_ci(method="wilson")
    return one_decimal(exactly(100 * float(interval.low))), one_decimal(exactly(100 * float(interval.high)))


def median(values: NDArray[np.float64]) -> float | None:
    """The middle of `values` (shape (n,), any unit), to one decimal; None where there are none."""
    return one_decimal(exactly(float(np.median(values)))) if values.size else None


def median_rank(cases: int) -> int:
    """How far in from either end the limits of a median's 95% interval lie; 0 under 6 cases: there is none.

    The largest k with P(fewer than k of n fair coins fall heads) <= 2.5%: the interval that the sign test
    gives (W. J. Conover, Practical Nonparametric Statistics, chapter 3). At least 95%, whatever the
    distribution.
    """
    return int(binom.ppf(0.025, cases, 0.5)) if cases else 0


def median_interval(values: NDArray[np.float64]) -> Interval | None:
    """95% interval of the median of `values` (shape (n,)), in their unit to one decimal; None under 6 cases.

    The limits are themselves observed values: the k-th from either end, with k from `median_rank`.
    """
    rank = median_rank(values.size)
    if rank == 0:
        return None
    ordered = np.sort(values)
    return one_decimal(exactly(float(ordered[rank - 1]))), one_decimal(exactly(float(ordered[-rank])))
