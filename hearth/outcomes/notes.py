"""What was passed over in the two tables, said aloud: sentences for whoever made the report."""

from collections.abc import Collection, Iterator

import duckdb

from hearth.outcomes.source import Source


def notes(
    connection: duckdb.DuckDBPyConnection, episodes: Source, observations: Source, programmes: Collection[str]
) -> Iterator[str]:
    for file in (episodes, observations):
        if file.ignored:
            names = ", ".join(name or "a column without a name" for name in file.ignored)
            yield f"{file.path.name}: not needed and passed over: {names}."
    for (programme,) in connection.execute("SELECT DISTINCT programme FROM episodes ORDER BY 1").fetchall():
        if programme not in programmes:
            yield f"{episodes.path.name}: “{programme}” has no measures; its episodes were passed over."
    for measure, programme, count in _unknown(connection):
        said = f"“{measure}” is not something observed in {programme}; it was passed over ({_lines(count)})."
        yield f"{observations.path.name}: {said}"
    (blank,) = connection.execute("SELECT count(*) FROM observation_lines WHERE blank").fetchall()[0]
    if blank:
        yield f"{observations.path.name}: a blank value counts as not observed ({_lines(blank)})."


def _unknown(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = connection.execute(
        "SELECT text.measure, text.programme, count(*) FROM observation_lines AS line "
        "JOIN observation_text AS text ON text.rowid = line.record "
        "WHERE line.thing IS NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return found


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count:,} lines"
