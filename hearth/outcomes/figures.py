"""A figure: what one measure came to. Counts are exact; None is one that was hidden, or cannot be had."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from hearth.outcomes.statistics import Interval, percent, wilson
from hearth.practice.definitions.measure import Measure


@dataclass(frozen=True)
class Share:
    """So many of so many. `unknown`, of a strict share: how many more there may be, had it been recorded."""

    numerator: int | None
    denominator: int | None
    unknown: int | None = None

    @property
    def percent(self) -> float | None:
        if self.numerator is None or self.denominator is None:
            return None
        return percent(self.numerator, self.denominator)

    @property
    def interval(self) -> Interval | None:
        if self.numerator is None or self.denominator is None:
            return None
        return wilson(self.numerator, self.denominator)

    def as_json(self) -> dict[str, Any]:
        return {
            "numerator": self.numerator,
            "denominator": self.denominator,
            "percent": self.percent,
            "interval": _pair(self.interval),
        }


@dataclass(frozen=True)
class Median:
    """The middle of `n` values; the limits of its interval are the `rank`-th values from either end."""

    median: float | None
    n: int | None
    interval: Interval | None = None
    rank: int = 0

    def as_json(self) -> dict[str, Any]:
        return {"median": self.median, "n": self.n, "interval": _pair(self.interval)}


@dataclass(frozen=True)
class Figure:
    """What a measure came to in one programme's cohort.

    `missing` lack one of the two ends; `not_recorded` lack both, so that nobody knows whether they would have
    counted; `families` is how many families the denominator comes from. `whole_cohort` is the median of
    everybody observed twice, beside the median of those chosen for a low start.
    """

    programme: str
    measure: Measure
    result: Share | Median
    families: int | None
    missing: int | None
    not_recorded: int | None
    of_goals: Share | None = None
    strict: Share | None = None
    whole_cohort: Median | None = None
    suppressed: bool = False
    counted_on: date | None = None  # where it stands since an earlier day than what is told with it

    def beside(self, whole_cohort: Median) -> Self:
        return replace(self, whole_cohort=whole_cohort)

    def as_json(self) -> dict[str, Any]:
        parts = {
            "id": self.measure.id,
            "label": self.measure.label,
            "programme": self.programme,
            "unit": self.measure.unit,
            **self.result.as_json(),
            "families": self.families,
            "missing": self.missing,
            "not_recorded": self.not_recorded,
            "suppressed": self.suppressed,
        }
        if self.of_goals is not None:
            parts["of_goals"] = self.of_goals.as_json()
        if self.strict is not None:
            parts["strict"] = {**self.strict.as_json(), "destination_unknown": self.strict.unknown}
        if self.whole_cohort is not None:
            parts["whole_cohort"] = self.whole_cohort.as_json()
        return parts


@dataclass(frozen=True)
class Who:
    """Whom the figures of a programme are about, and whom they leave out; None is a hidden count.

    `version` is that of the measures.
    """

    programme: str
    title: str
    version: str
    closed: int | None
    still_open: int | None
    outside: int | None
    counted_on: date | None = None  # where it was told beside what had been told before


def _pair(interval: Interval | None) -> list[float] | None:
    return None if interval is None else list(interval)
