"""Sums and differences of figures, number by number: what is not known of one is not known of both.

What changed from one counting to the next is a figure like any other, and is protected like any other.
"""

from collections.abc import Callable
from dataclasses import replace
from operator import add, sub
from typing import Any

from hearth.outcomes.figures import Figure, Median, Share, Who

Number = int | None
Of = Callable[[Number, Number], Number]


def plus(one: Figure, other: Figure) -> Figure:
    return _each(one, other, _known(add))


def less(one: Figure, other: Figure) -> Figure:
    return _each(one, other, _known(sub))


def changed(one: Figure, other: Figure) -> Figure:
    """What changed. A middle that moved, though as many are counted, may have been moved by one of them."""
    changed = less(one, other)
    return replace(
        changed,
        result=_moved(changed.result, one.result, other.result),
        whole_cohort=_moved(changed.whole_cohort, one.whole_cohort, other.whole_cohort),
    )


def either(one: Figure, other: Figure) -> Figure:
    """The first, and the second where the first is not known."""
    return _each(one, other, lambda first, second: second if first is None else first)


def nobody(figure: Figure) -> Figure:
    return _each(figure, figure, lambda first, second: 0)


def unknown(figure: Figure) -> Figure:
    return _each(figure, figure, lambda first, second: None)


def less_size(one: Who, other: Who) -> Who:
    return _size(one, other, _known(sub))


def plus_size(one: Who, other: Who) -> Who:
    return _size(one, other, _known(add))


def either_size(one: Who, other: Who) -> Who:
    return _size(one, other, lambda first, second: second if first is None else first)


def _size(one: Who, other: Who, of: Of) -> Who:
    closed, still_open = of(one.closed, other.closed), of(one.still_open, other.still_open)
    return replace(one, closed=closed, still_open=still_open, outside=None)


def _known(of: Callable[[int, int], int]) -> Of:
    return lambda one, other: None if one is None or other is None else of(one, other)


def _each(one: Figure, other: Figure, of: Of) -> Figure:
    return replace(
        one,
        result=_part(one.result, other.result, of),
        families=of(one.families, other.families),
        missing=of(one.missing, other.missing),
        not_recorded=of(one.not_recorded, other.not_recorded),
        of_goals=_part(one.of_goals, other.of_goals, of),
        strict=_part(one.strict, other.strict, of),
        whole_cohort=_part(one.whole_cohort, other.whole_cohort, of),
        suppressed=False,
    )


def _part(one: Any, other: Any, of: Of) -> Any:
    """A share's or a median's counts. Where a measure has no such part there is none."""
    if isinstance(one, Share):
        second = other if isinstance(other, Share) else Share(None, None)
        return Share(
            of(one.numerator, second.numerator),
            of(one.denominator, second.denominator),
            of(one.unknown, second.unknown),
        )
    if isinstance(one, Median):
        return Median(None, of(one.n, other.n if isinstance(other, Median) else None))
    return None


def _moved(changed: Any, one: Any, other: Any) -> Any:
    if not isinstance(changed, Median) or changed.n != 0 or other.median is None:
        return changed
    limits = one.interval != other.interval and None not in (one.interval, other.interval)
    return replace(changed, n=1) if limits or one.median != other.median else changed
