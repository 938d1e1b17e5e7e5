"""The two tables that every figure is made of: read into DuckDB, checked to the last line, kept as numbers.

A file is accepted whole or refused whole: `read_tables` raises `BadInput` with up to ten sentences, each with
file, line and field. Dates are written 2024-01-31, or 31/01/2024 as British spreadsheets turn them into. An
observation whose value is blank counts as not observed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from hearth.outcomes.answers import DESTINATION, Answer, answers
from hearth.outcomes.checks import EPISODE_CHECKS, OBSERVATION_CHECKS, Check, first_problems, refuse
from hearth.outcomes.definitions import Measured
from hearth.outcomes.naming import name_things
from hearth.outcomes.notes import notes
from hearth.outcomes.source import Source, source

UK = ZoneInfo("Europe/London")
SQL = Path(__file__).parent / "sql"
EPISODES = ("programme", "episode", "opened")
EPISODES_MAY_HAVE = (
    "family", "service", "agency", "body", "ward", "referred", "closed", "ending", "referral_reasons", "cost",
)  # fmt: skip
OBSERVATIONS = ("programme", "episode", "person", "measure", "stage", "date", "value")
OBSERVATIONS_MAY_HAVE = (DESTINATION,)
SAID_OFTEN = ("programme", "measure", "stage", "date", "value", DESTINATION)
"""Columns with few different cells in millions of lines: cheaper to tidy each different cell once."""


@dataclass(frozen=True)
class Tables:
    """Checked tables in a database of their own, in memory.

    - `episodes`: episode_row (0, 1, 2 …), programme, family (a number), service, since (referred, else
      opened), closed, ending, referral_reasons
    - `children`: child_row (0, 1, 2 …), episode_row, person: one row for each child in each episode
    - `observations`: row (a child_row, or an episode_row where it is about the family), thing, stage, number

    `things` gives the code of what was observed, by programme and id; `notes` are sentences for standard
    error.
    """

    connection: duckdb.DuckDBPyConnection
    things: Mapping[tuple[str, str], int]
    notes: tuple[str, ...]

    def rows(self, question: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows at once: an unread result would block the connection."""
        found: list[tuple[Any, ...]] = self.connection.execute(question, list(parameters)).fetchall()
        return found


def read_tables(
    episodes: Path, observations: Path, programmes: Mapping[str, Measured], *, today: date | None = None
) -> Tables:
    """Read and check both files. Raises `BadInput` for anything that cannot be used."""
    today = today or datetime.now(UK).date()
    connection = _database()
    known = [answer for programme in programmes.values() for answer in answers(programme)]
    first = source(episodes, EPISODES, EPISODES_MAY_HAVE)
    second = source(observations, OBSERVATIONS, OBSERVATIONS_MAY_HAVE)
    first.load(connection, "episode_text", [*EPISODES, *EPISODES_MAY_HAVE])
    _keep_episodes(connection, first, today)
    second.load(connection, "observation_text", [*OBSERVATIONS, *OBSERVATIONS_MAY_HAVE], as_spelt=SAID_OFTEN)
    name_things(connection, known)
    _run(connection, "ways")
    _run(connection, "observations")
    _check_observations(connection, second, known, today)
    _keep_observations(connection, second)
    told = tuple(notes(connection, first, second, programmes))
    for table in ("episode_text", "episode_lines", "observation_text", "observation_lines"):
        connection.execute(f"DROP TABLE {table}")
    return Tables(connection, {(one.programme, one.thing): code for code, one in enumerate(known)}, told)


def _database() -> duckdb.DuckDBPyConnection:
    """In memory, and silent: DuckDB would draw its progress on standard output, where the report goes."""
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    return connection


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute((SQL / f"{name}.sql").read_text(encoding="utf-8"))


def _keep_episodes(connection: duckdb.DuckDBPyConnection, file: Source, today: date) -> None:
    _run(connection, "episodes")
    problems = [
        (record, count, check.sentence(_cells(connection, "episode_text", record)))
        for record, count, check in first_problems(connection, "episode_lines", EPISODE_CHECKS, today)
    ]
    refuse(file, problems)
    again = connection.execute(
        "SELECT record, 1, concat('the episode “', episode, '” of ', programme, ' stands here once more.') "
        "FROM episode_lines QUALIFY row_number() OVER (PARTITION BY programme, episode ORDER BY record) = 2 "
        "ORDER BY record LIMIT 10"
    ).fetchall()
    refuse(file, again)
    _run(connection, "kept_episodes")


def _check_observations(
    connection: duckdb.DuckDBPyConnection, file: Source, known: Sequence[Answer], today: date
) -> None:
    problems = first_problems(connection, "observation_lines", OBSERVATION_CHECKS, today)
    refuse(
        file,
        [(record, count, _sentence(connection, check, record, known)) for record, count, check in problems],
    )


def _sentence(connection: duckdb.DuckDBPyConnection, check: Check, record: int, known: Sequence[Answer]) -> str:
    """The check's sentence about this line, which may need to know what could have been answered there."""
    cells = _cells(connection, "observation_text", record)
    ((thing, stage),) = connection.execute(
        "SELECT thing, stage FROM observation_lines WHERE record = ?", [record]
    ).fetchall()
    if thing is not None:
        answer = known[thing]
        own = [one.expected for one in known if _is_destination_of(one, answer)]
        cells["expected"] = answer.expected_at_referral if stage == 0 else answer.expected
        cells["expected_destination"] = own[0] if own else "left empty here"
    return check.sentence(cells)


def _is_destination_of(destination: Answer, answer: Answer) -> bool:
    return destination.programme == answer.programme and destination.thing == f"{answer.thing}:{DESTINATION}"


def _cells(connection: duckdb.DuckDBPyConnection, table: str, record: int) -> dict[str, Any]:
    result = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", [record])
    names = [column[0] for column in result.description or ()]
    return dict(zip(names, result.fetchall()[0], strict=True))


def _keep_observations(connection: duckdb.DuckDBPyConnection, file: Source) -> None:
    _run(connection, "kept_observations")
    refuse(file, _seen_twice(connection))
    connection.execute(
        "INSERT INTO observations (row, thing, stage, number) "
        "SELECT row, destination_thing, stage, destination_number FROM observations "
        "WHERE destination_number IS NOT NULL"
    )


def _seen_twice(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int, str]]:
    """A second observation of one thing at one stage; a review may be held again on another day."""
    again = connection.execute(
        "SELECT max(record) AS second FROM observations "
        "GROUP BY row, thing, stage, CASE WHEN stage = 1 THEN day END HAVING count(*) > 1 "
        "ORDER BY second LIMIT 10"
    ).fetchall()
    return [(record, 1, _already(_cells(connection, "observation_text", record))) for (record,) in again]


def _already(cells: Mapping[str, Any]) -> str:
    whose = f"person “{cells['person']}”" if cells["person"] else "the family"
    what = f"{cells['measure']} at {cells['stage']} of {whose} in episode “{cells['episode']}”"
    return f"{what} is already observed on an earlier line."
