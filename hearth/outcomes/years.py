"""Financial years, and a programme's figures of any of them together.

Days of their own choosing would let somebody lay two reports beside each other that differ by one family: 20 of 31, and
21 of 32. So who sees protected figures chooses between all years together and one year.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, reduce

from hearth.outcomes.cohort import Asked, Cohort, cohort
from hearth.outcomes.columns import Laid, lay_out
from hearth.outcomes.definitions import Measured
from hearth.outcomes.evaluation import Evaluation
from hearth.outcomes.figures import Figure, Who
from hearth.outcomes.protection import protect
from hearth.outcomes.report import size_of
from hearth.outcomes.tables import Tables

Years = frozenset[int]
Figures = tuple[Who, list[Figure]]
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


def asked_of(year: int | None) -> Asked:
    """The work that was referred in a year, or in all years together."""
    if year is None:
        return Asked()
    return Asked(None, date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH - 1, 31))


@dataclass
class ByYear:
    """A programme's figures of any years together, true and protected, each worked out once."""

    programme: Measured
    tables: Tables
    today: date
    _worked_out: dict[Years, tuple[Figures, Figures]] = field(default_factory=dict)
    _cohorts: dict[int, Cohort] = field(default_factory=dict)

    @cached_property
    def with_work(self) -> list[int]:
        """The years in which anybody was referred, the oldest first."""
        rows = self.tables.rows("SELECT DISTINCT since FROM episodes WHERE programme = ?", [self.programme.id])
        return sorted({year_of(day) for (day,) in rows})

    @cached_property
    def every(self) -> Years:
        """What came before the years offered is in all years together, and in no year that can be asked for."""
        return frozenset(self.with_work) | frozenset(offered(self.today))

    @cached_property
    def families(self) -> int:
        """With how many the work has ended."""
        question = "SELECT count(DISTINCT family) FROM episodes WHERE programme = ? AND closed IS NOT NULL"
        ((families,),) = self.tables.rows(question, [self.programme.id])
        return int(families)

    def true(self, years: Years) -> Figures:
        return self._both(years)[0]

    def safe(self, years: Years) -> Figures:
        return self._both(years)[1]

    def _both(self, years: Years) -> tuple[Figures, Figures]:
        if years not in self._worked_out:
            chosen = self._together(sorted(years))
            true = size_of(self.programme, chosen), [*Evaluation(self.programme, self._laid, chosen).figures()]
            (size,), safe = protect([true[0]], true[1])
            self._worked_out[years] = true, (size, safe)
        return self._worked_out[years]

    @cached_property
    def _laid(self) -> Laid:
        return lay_out(self.tables, self.programme)

    def _together(self, years: Iterable[int]) -> Cohort:
        each = [self._cohort(year) for year in years]
        closed, still_open = sum(one.closed for one in each), sum(one.still_open for one in each)
        ours = each[0].closed + each[0].still_open + each[0].elsewhere
        return replace(
            each[0],
            member=reduce(lambda one, other: one | other, (one.member for one in each)),
            closed=closed,
            still_open=still_open,
            elsewhere=ours - closed - still_open,
        )

    def _cohort(self, year: int) -> Cohort:
        if year not in self._cohorts:
            self._cohorts[year] = cohort(self.tables, self.programme.id, asked_of(year))
        return self._cohorts[year]
