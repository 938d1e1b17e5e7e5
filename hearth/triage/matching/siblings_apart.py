"""Brothers and sisters share a surname, a home and, twins, a birth date: evidence that is not independent.

Were a shared home counted as rare as it is between strangers, twins would be proposed as one child. So some chances are
counted where families are: how often two different children *of one surname* live together; and *in one home*, how
often one's name is that of the other's brother or sister, how often they look like twins, and how often like any other
brother and sister. Twins are then kept apart by first name, sex and that.
"""

import re
from typing import Any

from hearth.triage.matching.conditions import CONDITIONS, UNKNOWN

PAIRS = 2_000_000
LEAST, MOST = 0.00001, 0.99
FEWEST = 30  # pairs: from fewer no chance is counted

WITHIN_A_HOME = (("siblings", "is_their_name"), ("birth", "a_twins"), ("birth", "a_siblings"))
_OF_OTHER_NAMES = "l.unique_id < r.unique_id AND l.given_sound <> r.given_sound"


def among_families(connection: Any) -> dict[tuple[str, str], float]:
    """Comparison and level → u. Nothing where the register has too few families to count."""
    return {**_home_within_a_surname(connection), **_within_a_home(connection)}


def _home_within_a_surname(connection: Any) -> dict[tuple[str, str], float]:
    pairs = connection.execute(
        "SELECT sum(many * (many - 1) / 2) FROM (SELECT count(*) AS many FROM people GROUP BY family_sound)"
    ).fetchall()[0][0]
    share = min(1.0, PAIRS / max(float(pairs or 0), 1.0))
    case = " ".join(f"WHEN {_sides(condition)} THEN '{level}'" for level, condition in CONDITIONS["home"].items())
    rows = connection.execute(
        f"SELECT CASE {case} ELSE 'other' END AS level, count(*) "
        f"FROM (SELECT * FROM people WHERE hash(unique_id) % 1000000 < ?) l JOIN people r "
        f"ON l.family_sound = r.family_sound AND {_OF_OTHER_NAMES} AND l.born <> r.born "
        f"WHERE NOT ({_sides(UNKNOWN['home'])}) GROUP BY 1",
        [int(share * 1_000_000)],
    ).fetchall()
    counted = dict(rows)
    total = sum(counted.values())
    if total < FEWEST:
        return {}
    levels = (*CONDITIONS["home"], "other")
    return {("home", level): min(max(counted.get(level, 0) / total, LEAST), MOST) for level in levels}


def _within_a_home(connection: Any) -> dict[tuple[str, str], float]:
    """The few who are on record twice under another name are among these pairs too: one in some hundreds."""
    counts = ", ".join(
        f"count(*) FILTER (WHERE {_sides(CONDITIONS[name][level])} AND NOT ({_sides(UNKNOWN[name])})), "
        f"count(*) FILTER (WHERE NOT ({_sides(UNKNOWN[name])}))"
        for name, level in WITHIN_A_HOME
    )
    row = connection.execute(
        f"SELECT {counts} FROM people l JOIN people r "
        f"ON l.home = r.home AND l.family_sound = r.family_sound AND {_OF_OTHER_NAMES}"
    ).fetchall()[0]
    seen = dict(zip(WITHIN_A_HOME, zip(row[::2], row[1::2], strict=True), strict=True))
    return {each: min(max(of / total, LEAST), MOST) for each, (of, total) in seen.items() if total >= FEWEST}


def _sides(condition: str) -> str:
    """Splink's `home_l` as SQL's `l.home`."""
    return re.sub(r"\b(\w+)_(l|r)\b", r"\2.\1", condition)
