"""Brothers and sisters share a surname, a home and, twins, a birth date: evidence that is not independent.

Were a shared home counted as rare as it is between strangers, twins would be proposed as one child. So two chances are
counted where families are: how often two different children *of one surname* live together, and how often one's name
is that of the other's brother or sister *in one home*. Twins are then kept apart by first name, sex and that.
"""

from typing import Any

from hearth.triage.matching.splink_settings import CONDITIONS, UNKNOWN

PAIRS = 2_000_000
LEAST, MOST = 0.00001, 0.99
FEWEST = 30  # pairs: from fewer no chance is counted

_TWO_CHILDREN = "l.unique_id < r.unique_id AND l.given_sound <> r.given_sound AND l.born <> r.born"


def among_families(connection: Any) -> dict[tuple[str, str], float]:
    """Comparison and level → u. Nothing where the register has too few families to count."""
    return {
        **_home_within_a_surname(connection),
        **_name_of_a_sibling_within_a_home(connection),
    }


def _home_within_a_surname(connection: Any) -> dict[tuple[str, str], float]:
    pairs = connection.execute(
        "SELECT sum(many * (many - 1) / 2) FROM (SELECT count(*) AS many FROM people GROUP BY family_sound)"
    ).fetchall()[0][0]
    share = min(1.0, PAIRS / max(float(pairs or 0), 1.0))
    case = " ".join(f"WHEN {_sides(condition)} THEN '{level}'" for level, condition in CONDITIONS["home"].items())
    rows = connection.execute(
        f"SELECT CASE {case} ELSE 'other' END AS level, count(*) "
        f"FROM (SELECT * FROM people WHERE hash(unique_id) % 1000000 < ?) l JOIN people r "
        f"ON l.family_sound = r.family_sound AND {_TWO_CHILDREN} "
        f"WHERE NOT ({_sides(UNKNOWN['home'])}) GROUP BY 1",
        [int(share * 1_000_000)],
    ).fetchall()
    counted = dict(rows)
    total = sum(counted.values())
    if total < FEWEST:
        return {}
    levels = (*CONDITIONS["home"], "other")
    return {("home", level): min(max(counted.get(level, 0) / total, LEAST), MOST) for level in levels}


def _name_of_a_sibling_within_a_home(connection: Any) -> dict[tuple[str, str], float]:
    seen, total = connection.execute(
        f"SELECT count(*) FILTER (WHERE {_sides(CONDITIONS['siblings']['is_their_name'])}), count(*) "
        f"FROM people l JOIN people r ON l.home = r.home AND l.family_sound = r.family_sound AND {_TWO_CHILDREN} "
        f"WHERE NOT ({_sides(UNKNOWN['siblings'])})"
    ).fetchall()[0]
    return {("siblings", "is_their_name"): min(max(seen / total, LEAST), MOST)} if total >= FEWEST else {}


def _sides(condition: str) -> str:
    """Splink's `home_l` as SQL's `l.home`."""
    for column in ("homes", "postcodes", "sectors", "siblings", "given"):
        condition = condition.replace(f"{column}_l", f"l.{column}").replace(f"{column}_r", f"r.{column}")
    return condition
