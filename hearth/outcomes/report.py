"""The outcome report: two files in, figures out.

    report(Path("episodes.csv"), Path("observations.csv"), programme="family_partners").as_json()

Needs no database and no settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hearth.outcomes.cohort import Asked, Cohort, cohort
from hearth.outcomes.columns import lay_out
from hearth.outcomes.definitions import Measured, measured_programmes
from hearth.outcomes.evaluation import Evaluation
from hearth.outcomes.figures import Figure, Who
from hearth.outcomes.protection import protect
from hearth.outcomes.tables import Tables, read_tables
from hearth.ui.errors import BadInput

DESIGN = "before and after, no comparison group"


class NothingMeasured(BadInput):
    """The tables are as they should be, and of programmes without measures."""


@dataclass(frozen=True)
class Report:
    """Figures of one or more programmes. `notes` are about the files, for whoever made the report."""

    asked: Asked
    who: tuple[Who, ...]
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "measures": [figure.as_json() for figure in self.figures],
            "design": DESIGN,
            "cohort": {
                "service": self.asked.service,
                "from": _day(self.asked.since),
                "to": _day(self.asked.until),
                "programmes": [
                    {
                        "programme": who.programme,
                        "version_of_measures": who.version,
                        "closed_episodes": who.closed,
                        "exclusions": {
                            "still_open": who.still_open,
                            "outside_service_or_dates": who.outside,
                        },
                    }
                    for who in self.who
                ],
            },
        }


def report(
    episodes: Path,
    observations: Path,
    *,
    programme: str | None = None,
    service: str | None = None,
    since: date | None = None,
    until: date | None = None,
    suppress: bool = True,
    today: date | None = None,
) -> Report:
    """Read both tables (CSV or Parquet); work out every measure of the programme, or of all that occur.

    Raises `BadInput`, and reports nothing, where a file, a programme or a period cannot be used.
    """
    if since and until and since > until:
        raise BadInput(f"The period ends ({until}) before it begins ({since}).")
    _is_measured(programme)
    tables = read_tables(episodes, observations, measured_programmes(), today=today)
    return evaluate(tables, chosen_programmes(tables, programme), Asked(service, since, until), suppress=suppress)


def chosen_programmes(tables: Tables, programme: str | None) -> list[Measured]:
    """The one asked for, or all that occur."""
    programmes = measured_programmes()
    _is_measured(programme)
    return [programmes[id] for id in ([programme] if programme else _occurring(tables, programmes))]


def _is_measured(programme: str | None) -> None:
    programmes = measured_programmes()
    if programme is not None and programme not in programmes:
        raise BadInput(f"“{programme}” has no measures. The programmes that have are {', '.join(programmes)}.")


def evaluate(tables: Tables, programmes: list[Measured], asked: Asked, *, suppress: bool) -> Report:
    """Every measure of these programmes over tables that have been read; small numbers are hidden last."""
    who: list[Who] = []
    figures: list[Figure] = []
    for programme in programmes:
        chosen = cohort(tables, programme.id, asked)
        who.append(size_of(programme, chosen))
        figures += Evaluation(programme, lay_out(tables, programme), chosen).figures()
    if suppress:
        who, figures = protect(who, figures)
    return Report(asked, tuple(who), tuple(figures), tables.notes)


def _occurring(tables: Tables, programmes: Mapping[str, Measured]) -> list[str]:
    """The programmes that the episodes are of; all of them where there is no episode."""
    found = [id for (id,) in tables.rows("SELECT DISTINCT programme FROM episodes")]
    occurring = [id for id in programmes if id in found]
    if found and not occurring:
        raise NothingMeasured(
            f"None of the episodes is of a programme that has measures, but of {', '.join(sorted(found))}; "
            f"measures are defined for {', '.join(programmes)}."
        )
    return occurring or list(programmes)


def size_of(programme: Measured, chosen: Cohort) -> Who:
    return Who(programme.id, programme.title, programme.version, chosen.closed, chosen.still_open, chosen.elsewhere)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
