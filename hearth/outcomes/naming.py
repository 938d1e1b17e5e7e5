"""Small tables that turn the words of a file into numbers: stages, things observed, answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import duckdb

from hearth.outcomes.answers import DESTINATION, Answer
from hearth.outcomes.stages import stage_codes

TABLES = """
CREATE TABLE answers (code SMALLINT, programme VARCHAR, thing VARCHAR, about_child BOOLEAN, highest DOUBLE,
                      whole BOOLEAN, destination_code SMALLINT);
CREATE TABLE words (code SMALLINT, at_referral BOOLEAN, word VARCHAR, number DOUBLE);
CREATE TABLE stages (spelt VARCHAR, code SMALLINT);
CREATE TABLE ways AS SELECT DISTINCT programme, measure, stage, value, destination FROM observation_text;
"""


def name_things(connection: duckdb.DuckDBPyConnection, known: Sequence[Answer]) -> None:
    """Make the tables; the code of a thing is its place among those known."""
    codes = {(answer.programme, answer.thing): code for code, answer in enumerate(known)}
    connection.execute(TABLES)
    _insert(connection, "stages", stage_codes(_spelt_stages(connection)).items())
    _insert(connection, "answers", (_answer_row(answer, codes) for answer in known))
    _insert(connection, "words", (row for answer in known for row in _word_rows(answer, codes)))


def _answer_row(answer: Answer, codes: Mapping[tuple[str, str], int]) -> tuple[object, ...]:
    key = (answer.programme, answer.thing)
    destination = codes.get((answer.programme, f"{answer.thing}:{DESTINATION}"))
    return (codes[key], *key, answer.about == "child", answer.highest, answer.whole, destination)


def _word_rows(answer: Answer, codes: Mapping[tuple[str, str], int]) -> Iterator[tuple[object, ...]]:
    for at_referral, words in ((True, answer.at_referral), (False, answer.afterwards)):
        for word, number in words.items():
            yield codes[answer.programme, answer.thing], at_referral, word, number


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """All rows in one statement, which is far quicker than one by one."""
    together = list(rows)
    if together:
        places = ", ".join(f"({', '.join('?' * len(row))})" for row in together)
        connection.execute(f"INSERT INTO {table} VALUES {places}", [cell for row in together for cell in row])


def _spelt_stages(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute("SELECT DISTINCT stage FROM ways WHERE stage IS NOT NULL").fetchall()
    return [stage for (stage,) in found]
