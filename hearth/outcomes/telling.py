"""What may be told of a programme tonight, beside everything that was ever told of it. Plain Python.

Each night's figures hide their small numbers, and still one night's less another's would tell of whoever came between.
So what has been told is kept, and a number is told anew only where nothing small can be had by subtracting:

- *When.* Nothing is counted again until the work with six more families has ended. If a figure were renewed on the very
  night on which its change grew large enough, that night would say of the last one to come whether it had helped.
- *What changed* since each earlier telling is a table like any other, and passes the same protection (`protection`).
  A result that does not pass is not told: the old one stands, with its day. What is beside a result that passes is left
  out where it does not.
- *Years.* All years, less those that are told, are those that are not told, taken together: so these must pass as one,
  as they are and in what changed. Where they do not, one more year is not told, the oldest first.

What is kept is what was shown and no more. A number that goes down, because a record was corrected, joined or erased,
is treated as one that goes up.

What is left open, knowingly. That six families have ended since the last counting is told. Whoever knows that only one
family was followed up in all that time may learn from a renewed follow-up figure that it was this one that let it pass.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from typing import Any

from hearth.outcomes.differing import (
    changed,
    either,
    either_size,
    less,
    less_size,
    nobody,
    plus,
    plus_size,
    unknown,
)
from hearth.outcomes.figures import Figure, Median, Share, Who
from hearth.outcomes.protection import LARGEST_SMALL, protect
from hearth.outcomes.years import ByYear, Figures, Years, offered

MORE_FAMILIES = LARGEST_SMALL + 1
WHO = -1
RESULT, BESIDE = "result", ("families", "missing", "not_recorded", "of_goals", "strict", "whole_cohort")
SIZE = ("closed", "still_open")
Year = int | None
"""None: all years together."""


@dataclass(frozen=True)
class Table:
    """What was told of a year, or of all: only the figures that were told on that day, by the measure's id."""

    who: Who
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Told:
    """One counting of a programme. `families`: with how many the work had ended; it is told to nobody."""

    on: datetime
    families: int
    tables: Mapping[Year, Table]


def count(now: ByYear, earlier: Sequence[Told], on: datetime) -> Told | None:
    """What is told from now on, beside what was told earlier; None while too few families have ended since."""
    if earlier and abs(now.families - earlier[-1].families) < MORE_FAMILIES:
        return None
    return Told(on, now.families, Telling(now, earlier).tables())


@dataclass
class Telling:
    """`earlier`: all that was told before, the oldest first."""

    now: ByYear
    earlier: Sequence[Told]
    _not_told: dict[tuple[int, str], Years] = field(default_factory=dict)
    _changes: dict[tuple[Years, int], tuple[Figures, Figures]] = field(default_factory=dict)
    _then: dict[tuple[Years, int], Figures] = field(default_factory=dict)

    def tables(self) -> dict[Year, Table]:
        return {year: self._table(year) for year in (None, *offered(self.now.today))}

    def _table(self, year: Year) -> Table:
        years = self.now.every if year is None else frozenset({year})
        who, figures = self.now.safe(years)
        hidden: dict[str, Any] = {"outside": None} | {part: None for part in SIZE if not self._tells(year, WHO, part)}
        told = [
            reduce(_without, [part for part in BESIDE if not self._tells(year, place, part)], figure)
            for place, figure in enumerate(figures)
            if self._tells(year, place, RESULT)
        ]
        return Table(replace(who, **hidden), {figure.measure.id: figure for figure in told})

    def _tells(self, year: Year, place: int, part: str) -> bool:
        if year is None:
            return self._may(self.now.every, place, part)
        return year not in self._untold(place, part)

    def _untold(self, place: int, part: str) -> Years:
        """Of which years a part is not told: those that may not be, and others until all of them together may be."""
        if (place, part) not in self._not_told:
            already = frozenset[int]().union(*(self._untold(*each) for each in self._goes_with(place, part)))
            may_be = frozenset(offered(self.now.today)) - already
            untold = set(self.now.every) - {year for year in may_be if self._may(frozenset({year}), place, part)}
            others = [year for year in self.now.with_work if year not in untold]
            while others and not self._rest_may_be_known(frozenset(untold), place, part):
                untold.add(others.pop(0))
            self._not_told[place, part] = frozenset(untold)
        return self._not_told[place, part]

    def _goes_with(self, place: int, part: str) -> Iterator[tuple[int, str]]:
        """What is not told where these are not: what is beside a result, and the sum of goals."""
        if part in BESIDE:
            yield place, RESULT
        elif part == RESULT:
            measures = self.now.programme.measures
            combination = measures[place].combination
            if combination and combination.counting == "each_goal":
                ids = [measure.id for measure in measures]
                yield from ((ids.index(id), "of_goals") for id in combination.of)

    def _may(self, years: Years, place: int, part: str) -> bool:
        """As it is, and in what changed since each time that it was told."""
        if not self._is_safe(years, place, part):
            return False
        return all(self._changed_safely(years, nth, place, part) for nth in range(len(self.earlier)))

    def _rest_may_be_known(self, untold: Years, place: int, part: str) -> bool:
        """What is not told now, and what was not told at each earlier time, can be had from all less the others."""
        if untold & frozenset(self.now.with_work) and not self._is_safe(untold, place, part):
            return False
        for nth in range(len(self.earlier)):
            before = self._untold_then(nth, place, part)
            for rest in [before | untold] if before & untold else [before, untold]:
                if rest and not self._changed_safely(rest, nth, place, part):
                    return False
        return True

    def _is_safe(self, years: Years, place: int, part: str) -> bool:
        return bool(_part(self.now.true(years), place, part) == _part(self.now.safe(years), place, part))

    def _changed_safely(self, years: Years, nth: int, place: int, part: str) -> bool:
        if (years, nth) not in self._changes:
            who, figures = self.now.true(years)
            then, figures_then = self._known(years, nth)
            true = less_size(who, then), [changed(*both) for both in zip(figures, figures_then, strict=True)]
            (size,), safe = protect([true[0]], true[1])
            self._changes[years, nth] = true, (size, safe)
        true, protected = self._changes[years, nth]
        return bool(_part(true, place, part) == _part(protected, place, part))

    def _untold_then(self, nth: int, place: int, part: str) -> Years:
        parts = {year: _part(self._known(frozenset({year}), nth), place, part) for year in self.now.every}
        return frozenset(year for year, value in parts.items() if not _is_known(value))

    def _known(self, years: Years, nth: int) -> Figures:
        if (years, nth) not in self._then:
            self._then[years, nth] = self._work_out(years, nth)
        return self._then[years, nth]

    def _work_out(self, years: Years, nth: int) -> Figures:
        """What whoever kept that telling knows of these years together: from theirs, or from all less the others'."""
        if years == self.now.every:
            return self._told(None, nth)
        if len(years) == 1:
            (year,) = years
            return self._told(year, nth)
        who, figures = self._sum(years, nth)
        every, others = self._told(None, nth), self._sum(self.now.every - years, nth)
        rest = [less(*both) for both in zip(every[1], others[1], strict=True)]
        return (
            either_size(who, less_size(every[0], others[0])),
            [either(*both) for both in zip(figures, rest, strict=True)],
        )

    def _sum(self, years: Years, nth: int) -> Figures:
        each = [self._told(year, nth) for year in years]
        return (
            reduce(plus_size, (who for who, _ in each)),
            [reduce(plus, one) for one in zip(*(figures for _, figures in each), strict=True)],
        )

    def _told(self, year: Year, nth: int) -> Figures:
        """One table as it was told. Of a year that had not begun it is known that there was nobody."""
        tables = self.earlier[nth].tables
        who, figures = self.now.true(self.now.every)
        if year is not None and year > max((each for each in tables if each is not None), default=year):
            return replace(who, closed=0, still_open=0), [nobody(figure) for figure in figures]
        if year not in tables:
            return replace(who, closed=None, still_open=None), [unknown(figure) for figure in figures]
        told = tables[year]
        return told.who, [told.figures.get(figure.measure.id) or unknown(figure) for figure in figures]


def _part(figures: Figures, place: int, part: str) -> Any:
    return getattr(figures[0] if place == WHO else figures[1][place], part)


def _is_known(value: Any) -> bool:
    if isinstance(value, Share):
        return value.numerator is not None
    return value.n is not None if isinstance(value, Median) else value is not None


def _without(figure: Figure, part: str) -> Figure:
    nothing: dict[type, Any] = {Share: Share(None, None), Median: Median(None, None)}
    hidden: dict[str, Any] = {part: nothing.get(type(getattr(figure, part)))}
    return replace(figure, suppressed=True, **hidden)
