"""What is refused in the two tables, and in which words. Of a line, the first thing wrong is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from hearth.outcomes.source import Source
from hearth.outcomes.stages import KNOWN
from hearth.ui.errors import BadInput

Line = Mapping[str, Any]
"""The cells of a line as the file has them, and `expected`: what its value may be."""

MOST_TOLD = 10
EARLIEST = "DATE '1900-01-01'"


@dataclass(frozen=True)
class Check:
    """`wrong` is SQL over a line (`$today` is today); `sentence` says what is wrong with its cells."""

    wrong: str
    sentence: Callable[[Line], str]


def _empty(field: str, wrong: str) -> Check:
    return Check(wrong, lambda line: f"{field} is empty.")


def _no_day(field: str, wrong: str) -> Check:
    return Check(
        wrong,
        lambda line: (
            f"{field} is “{_short(line[field])}”, which is not a day in the calendar; "
            "write it like 2024-01-31 or 31/01/2024."
        ),
    )


def _future(field: str, wrong: str) -> Check:
    return Check(wrong, lambda line: f"{field} is “{line[field]}”, which is in the future.")


def _too_early(field: str, wrong: str) -> Check:
    return Check(wrong, lambda line: f"{field} is “{line[field]}”, which is before 1900; write years with four digits.")


def _days(fields: Sequence[str]) -> list[Check]:
    """Each of the episode's days is in the calendar, not in the future, and has a year of four digits."""
    checks = []
    for name in fields:
        checks.append(_no_day(name, f"{name} IS NOT NULL AND {name}_day IS NULL"))
        checks.append(_future(name, f"{name}_day > $today"))
        checks.append(_too_early(name, f"{name}_day < {EARLIEST}"))
    return checks


def _short(value: Any) -> str:
    """A cell as it can stand in a sentence: one line, not too long, nothing that turns the writing round."""
    text = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(value))
    return text if len(text) <= 40 else f"{text[:40]}…"


EPISODE_CHECKS = (
    _empty("programme", "programme IS NULL"),
    _empty("episode", "episode IS NULL"),
    _empty("opened", "opened IS NULL"),
    *_days(("opened", "referred", "closed")),
    Check(
        "closed_day < opened_day",
        lambda line: f"closed is “{line['closed']}”, which is before it was opened (“{line['opened']}”).",
    ),
    Check(
        "closed_day < referred_day",
        lambda line: f"closed is “{line['closed']}”, which is before the referral (“{line['referred']}”).",
    ),
    Check(
        "cost IS NOT NULL AND NOT regexp_full_match(cost, '[0-9]+([.][0-9]+)?')",
        lambda line: f"cost is “{_short(line['cost'])}”, which is not a number of pounds such as 1249 or 1249.50.",
    ),
)

OBSERVATION_CHECKS = (
    _empty("programme", "lacks_programme"),
    _empty("episode", "lacks_episode"),
    _empty("measure", "lacks_measure"),
    _empty("stage", "lacks_stage"),
    Check("stage IS NULL", lambda line: f"stage is “{_short(line['stage'])}”; it should be {KNOWN}."),
    _empty("date", "lacks_date AND NOT blank"),
    _no_day("date", "NOT lacks_date AND day IS NULL"),
    _future("date", "day > $today"),
    _too_early("date", f"day < {EARLIEST}"),
    Check(
        "episode_row IS NULL",
        lambda line: (
            f"episode is “{_short(line['episode'])}”, but the episodes table has no such episode of "
            f"{_short(line['programme'])}."
        ),
    ),
    Check(
        "about_child AND person IS NULL",
        lambda line: f"person is empty, but {line['measure']} is about a child.",
    ),
    Check(
        "NOT about_child AND person IS NOT NULL",
        lambda line: (
            f"person is “{_short(line['person'])}”, but {line['measure']} is about the family as a whole: "
            "leave person empty."
        ),
    ),
    Check(
        "thing IS NOT NULL AND NOT blank AND (number IS NULL OR number > highest "
        "OR (highest IS NOT NULL AND number < 0) OR (whole AND number <> floor(number)))",
        lambda line: (
            f"value is “{_short(line['value'])}”; for {line['measure']} at {line['stage']} it should be "
            f"{line['expected']}."
        ),
    ),
    Check(
        "has_destination AND thing IS NOT NULL AND destination_number IS NULL",
        lambda line: f"destination is “{_short(line['destination'])}”; it should be {line['expected_destination']}.",
    ),
)


def first_problems(
    connection: duckdb.DuckDBPyConnection, table: str, checks: Sequence[Check], today: date
) -> list[tuple[int, int, Check]]:
    """For each check that some line fails: the first record that does, how many do, the check; in file order.

    One pass: a line is given the number of the first check that it fails.
    """
    cases = " ".join(f"WHEN {check.wrong} THEN {place}" for place, check in enumerate(checks))
    found = connection.execute(
        f"SELECT min(record), count(*), CASE {cases} END AS failed FROM {table} "
        "GROUP BY failed HAVING failed IS NOT NULL",
        {"today": today},
    ).fetchall()
    return sorted(((first, count, checks[place]) for first, count, place in found), key=lambda problem: problem[0])


def refuse(source: Source, problems: Sequence[tuple[int, int, str]]) -> None:
    """Raise `BadInput` with a sentence for each problem (first record, how many lines have it, sentence)."""
    told = [f"{source.place(record)}: {sentence}{_more(count)}" for record, count, sentence in problems[:MOST_TOLD]]
    if told:
        raise BadInput("\n".join([*told, "Nothing was reported. Put this right and try again."]))


def _more(count: int) -> str:
    match count:
        case 1:
            return ""
        case 2:
            return " One more line has the same fault."
    return f" {count - 1} more lines have the same fault."
