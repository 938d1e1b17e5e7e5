"""Two spreadsheets of a charity, written row by row as a test needs them."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hearth.outcomes.definitions import measured_programmes
from hearth.outcomes.report import Report, report
from hearth.outcomes.tables import read_tables
from hearth.outcomes.telling import Told, count
from hearth.outcomes.years import ByYear

TODAY = date(2026, 1, 31)
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
EPISODES = (
    "programme",
    "episode",
    "family",
    "service",
    "opened",
    "referred",
    "closed",
    "ending",
    "referral_reasons",
)
OBSERVATIONS = ("programme", "episode", "person", "measure", "stage", "date", "value", "destination")
IFS = "intensive_family_support"
PARTNERS = "family_partners"


@dataclass
class Spreadsheets:
    programme: str
    episodes: list[dict[str, str]] = field(default_factory=list)
    observations: list[dict[str, str]] = field(default_factory=list)

    def episode(self, episode: str, **cells: str) -> None:
        usual = {
            "programme": self.programme,
            "episode": episode,
            "opened": "2024-01-08",
            "closed": "2024-07-01",
        }
        self.episodes.append(usual | cells)

    def seen(self, episode: str, person: str, measure: str, **values: Any) -> None:
        """`seen("E1", "Amy", "child_in_need", referral="yes", closure="no")`; `destination` goes with
        closure.
        """
        destination = values.pop("destination", "")
        for stage, value in values.items():
            usual = {"programme": self.programme, "episode": episode, "person": person, "date": "2024-07-01"}
            row = usual | {"measure": measure, "stage": stage, "value": str(value)}
            self.observations.append(row | {"destination": destination if stage == "closure" else ""})

    def write(self, folder: Path) -> tuple[Path, Path]:
        paths = folder / "episodes.csv", folder / "observations.csv"
        write(paths[0], EPISODES, self.episodes)
        write(paths[1], OBSERVATIONS, self.observations)
        return paths

    def report(self, folder: Path, *, suppress: bool = False, **asked: Any) -> Report:
        return report(*self.write(folder), suppress=suppress, today=TODAY, programme=self.programme, **asked)

    def told(self, folder: Path, earlier: Sequence[Told] = (), on: datetime = NOON) -> Told | None:
        """What is told of these beside what was told earlier."""
        programmes = measured_programmes()
        tables = read_tables(*self.write(folder), programmes, today=TODAY)
        return count(ByYear(programmes[self.programme], tables, TODAY), earlier, on)

    def figures(self, folder: Path, *, suppress: bool = False, **asked: Any) -> dict[str, Any]:
        """The report's JSON, measure by measure."""
        made = self.report(folder, suppress=suppress, **asked).as_json()
        return {measure["id"]: measure for measure in made["measures"]}


def write(path: Path, columns: Iterable[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), restval="")
        writer.writeheader()
        writer.writerows(rows)
