"""A financial year's figures for those who see protected figures, so that no year can be had from the others.

Days of their own choosing would let somebody lay two reports beside each other that differ by one family: 20 of 31, and
21 of 32. So they choose between all years together and one year. Then there is one way left: all years, less those that
are told, are those that are not told, taken together. Where that would tell a small number, one more year is hidden.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial, reduce
from pathlib import Path
from typing import Any

from hearth.outcomes.cohort import Asked, Cohort, cohort
from hearth.outcomes.columns import Laid, lay_out
from hearth.outcomes.definitions import Measured, measured_programmes
from hearth.outcomes.evaluation import Evaluation
from hearth.outcomes.figures import Figure, Median, Share, Who
from hearth.outcomes.protection import protect
from hearth.outcomes.report import Report, chosen_programmes, size_of
from hearth.outcomes.tables import UK, Tables, read_tables

Years = frozenset[int]
RESULT, BESIDE = "result", ("families", "missing", "not_recorded", "of_goals", "strict", "whole_cohort")
FIRST_MONTH = 4
SHOWN = 10


def year_of(day: date) -> int:
    """The calendar year in which a financial year began: 2024 for the 31st of March 2025."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def offered(today: date) -> range:
    """The latest first."""
    return range(year_of(today), year_of(today) - SHOWN, -1)


def choices(today: date) -> list[tuple[str, str]]:
    return [(str(year), f"April {year} to March {year + 1}") for year in offered(today)]


def year_report(
    episodes: Path, observations: Path, year: int, *, programme: str | None = None, today: date | None = None
) -> Report:
    """Every measure over the closed work that was referred in one financial year, protected beside all other years."""
    today = today or datetime.now(UK).date()
    tables = read_tables(episodes, observations, measured_programmes(), today=today)
    who: list[Who] = []
    figures: list[Figure] = []
    for one in chosen_programmes(tables, programme):
        release = ByYear(one, tables, lay_out(tables, one), frozenset(offered(today)))
        size, told = release.told(year)
        who.append(size)
        figures += told
    return Report(_asked(year), tuple(who), tuple(figures), tables.notes)


@dataclass
class ByYear:
    """A programme's figures of any years together, true and protected, each worked out once."""

    programme: Measured
    tables: Tables
    laid: Laid
    offered: Years  # what came before is in all years together, and in no year that can be asked for
    _released: dict[Years, tuple[Who, list[Figure], Who, list[Figure]]] = field(default_factory=dict)

    def told(self, year: int) -> tuple[Who, list[Figure]]:
        _, true, size, safe = self.released(frozenset({year}))
        figures = []
        for place, figure in enumerate(safe):
            hidden = [part for part, years in self._hidden_parts(place).items() if year in years]
            told = reduce(_without, hidden, figure)
            figures.append(replace(told, suppressed=told != true[place]))
        return self._size(size, year), figures

    def _hidden_parts(self, place: int) -> dict[str, Years]:
        """Of one measure, the years in which each part is hidden: whatever is beside a result goes where that goes."""
        result = self._hidden(partial(self._tells, place=place, part=RESULT))
        beside = {part: self._hidden(partial(self._tells, place=place, part=part), result) for part in BESIDE}
        return {RESULT: result} | beside

    def released(self, years: Years) -> tuple[Who, list[Figure], Who, list[Figure]]:
        """Who and figures of these years: true, and protected."""
        if years not in self._released:
            chosen = self._cohort(years)
            who, figures = size_of(self.programme, chosen), [*Evaluation(self.programme, self.laid, chosen).figures()]
            (size,), safe = protect([who], figures)
            self._released[years] = who, figures, size, safe
        return self._released[years]

    def _tells(self, years: Years, place: int, part: str) -> bool:
        _, true, _, safe = self.released(years)
        return bool(getattr(true[place], part) == getattr(safe[place], part))

    def _hidden(self, tells: Callable[[Years], bool], already: Years = frozenset()) -> Years:
        """Years of which something is not told, the oldest first, until all of them together may be."""
        every = self._years
        hidden = {year for year in every if year in already or year not in self.offered or not tells(frozenset({year}))}
        others = [year for year in every if year not in hidden]
        while hidden and others and not tells(frozenset(hidden)):
            hidden.add(others.pop(0))
        return frozenset(hidden)

    def _size(self, size: Who, year: int) -> Who:
        """How many are of other years gives the hidden away, beside the size of all years together."""
        closed, still_open = size.closed, size.still_open
        if year in self._hidden(lambda years: self.released(years)[2].closed is not None):
            closed = None
        if year in self._hidden(lambda years: self.released(years)[2].still_open is not None):
            still_open = None
        outside = None if closed is None or still_open is None else size.outside
        return replace(size, closed=closed, still_open=still_open, outside=outside)

    @cached_property
    def _years(self) -> list[int]:
        rows = self.tables.rows("SELECT DISTINCT since FROM episodes WHERE programme = ?", [self.programme.id])
        return sorted({year_of(day) for (day,) in rows})

    def _cohort(self, years: Years) -> Cohort:
        each = [cohort(self.tables, self.programme.id, _asked(year)) for year in sorted(years)]
        closed, still_open = sum(one.closed for one in each), sum(one.still_open for one in each)
        ours = each[0].closed + each[0].still_open + each[0].elsewhere
        return replace(
            each[0],
            member=reduce(lambda one, other: one | other, (one.member for one in each)),
            closed=closed,
            still_open=still_open,
            elsewhere=ours - closed - still_open,
        )


def _asked(year: int) -> Asked:
    return Asked(None, date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH - 1, 31))


def _without(figure: Figure, part: str) -> Figure:
    nothing: dict[type, Any] = {Share: Share(None, None), Median: Median(None, None)}
    hidden: dict[str, Any] = {part: nothing.get(type(getattr(figure, part)))}
    return replace(figure, **hidden)
