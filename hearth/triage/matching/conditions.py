"""The comparisons of `hearth.families.likeness.comparing`, said in SQL: level for level the same.

The table has a row a person: `unique_id`, the columns of a profile (lists as lists, empty as null), `born` where the
day is known, `sectors` of the postcodes. Splink's own library of comparisons is not used, because its levels cannot be
said exactly again in Python, and what explains a match live must be what was trained. It is DuckDB's SQL;
`in_dialect` says it in that of another engine.
"""

import sqlglot
from sqlglot import exp

from hearth.families.likeness.comparing import A_YEAR, ALIKE, NEARLY

_APART = "date_diff('day', least(born_latest_l, born_latest_r), greatest(born_earliest_l, born_earliest_r))"


def _over(given: str) -> str:
    """A CASE, since DuckDB then weighs spellings only where the other of the two names is the same."""
    straight = f"WHEN {given}_l = {given}_r THEN false"
    over = f"WHEN {given}_l = family_r THEN {_nearly('family_l', f'{given}_r')}"
    and_back = f"WHEN family_l = {given}_r THEN {_nearly(f'{given}_l', 'family_r')}"
    return f"CASE {straight} {over} {and_back} ELSE false END"


def _nearly(one: str, other: str) -> str:
    return f"jaro_winkler_similarity({one}, {other}) >= {NEARLY}"


def _spelt(name: str) -> dict[str, str]:
    similarity = f"jaro_winkler_similarity({name}_l, {name}_r)"
    return {
        "nearly": f"{name}_sound_l = {name}_sound_r OR {similarity} >= {NEARLY}",
        "alike": f"{similarity} >= {ALIKE}",
    }


def _days_alike(born: str) -> dict[str, str]:
    left, right = f"{born}_l", f"{born}_r"
    parts = (f"CAST({part}({left}) = {part}({right}) AS INT)" for part in ("year", "month", "day"))
    swapped = f"month({left}) = day({right}) AND day({left}) = month({right})"
    return {
        "day_and_month": f"year({left}) = year({right}) AND {swapped}",
        "one_digit": f"damerau_levenshtein(strftime({left}, '%Y-%m-%d'), strftime({right}, '%Y-%m-%d')) <= 1",
        "one_part": f"{' + '.join(parts)} = 2",
    }


# What follows is said of `called` and `birthday`, which are the first name and the birth date again: training leaves
# out of a pass whatever reads the columns by which that pass looks people up.
_ANY_FORM = (
    f"called_l = called_r OR coalesce({_over('called')}, false) OR list_has_any(given_roots_l, given_roots_r) "
    f"OR {_spelt('called')['nearly']}"
)
_A_SIBLINGS_NAME = "coalesce(list_contains(siblings_r, called_l) OR list_contains(siblings_l, called_r), false)"
_ANOTHER_FIRST_NAME = (
    f"NOT ({_ANY_FORM}) AND (jaro_winkler_similarity(called_l, called_r) < {ALIKE} OR {_A_SIBLINGS_NAME})"
)
_OF_ONE_FAMILY = (
    f"list_has_any(homes_l, homes_r) OR list_has_any(siblings_l, siblings_r) OR {_A_SIBLINGS_NAME} "
    "OR (list_has_any(postcodes_l, postcodes_r) AND list_has_any(families_l, families_r))"
)
_ANOTHER_AGE = (
    "(born_earliest_l > born_latest_r OR born_earliest_r > born_latest_l) "
    f"AND NOT coalesce({' OR '.join(f'({each})' for each in _days_alike('birthday').values())}, false)"
)
_IS_THEIR_NAME = f"{_A_SIBLINGS_NAME} AND (called_l IS DISTINCT FROM called_r OR coalesce({_ANOTHER_AGE}, false))"

UNKNOWN = {
    "given_name": "given_l IS NULL OR given_r IS NULL",
    "family_name": f"family_l IS NULL OR family_r IS NULL OR coalesce({_over('given')}, false)",
    "birth": "born_earliest_l IS NULL OR born_earliest_r IS NULL OR born_latest_l IS NULL OR born_latest_r IS NULL",
    "home": "postcodes_l IS NULL OR postcodes_r IS NULL",
    "sex": "sex_l IS NULL OR sex_r IS NULL",
    "siblings": f"(siblings_l IS NULL OR siblings_r IS NULL) AND NOT ({_IS_THEIR_NAME})",
}
CONDITIONS = {
    "given_name": {
        "same": "given_l = given_r",
        "changed_over": _over("given"),
        "another_form": "list_has_any(given_roots_l, given_roots_r)",
        **_spelt("given"),
    },
    "family_name": {
        "same": "family_l = family_r",
        "another": "list_has_any(families_l, families_r)",
        **_spelt("family"),
    },
    "birth": {
        "a_twins": f"born_l = born_r AND ({_ANOTHER_FIRST_NAME}) AND ({_OF_ONE_FAMILY})",
        "same": "born_l = born_r",
        "day_and_month": _days_alike("born")["day_and_month"],
        "one_digit": _days_alike("born")["one_digit"],
        "fits": "(born_l IS NULL OR born_r IS NULL) AND "
        "born_earliest_l <= born_latest_r AND born_earliest_r <= born_latest_l",
        "one_part": _days_alike("born")["one_part"],
        "a_siblings": "list_has_any(homes_l, homes_r) AND list_has_any(families_l, families_r) "
        f"AND ({_ANOTHER_FIRST_NAME})",
        "nearly_fits": f"(born_l IS NULL OR born_r IS NULL) AND {_APART} <= {A_YEAR}",
        "near": f"{_APART} <= {A_YEAR}",
    },
    "home": {
        "same": "list_has_any(homes_l, homes_r)",
        "postcode": "list_has_any(postcodes_l, postcodes_r)",
        "streets": "list_has_any(sectors_l, sectors_r)",
    },
    "sex": {"same": "sex_l = sex_r"},
    "siblings": {
        "is_their_name": _IS_THEIR_NAME,
        "shared": "list_has_any(siblings_l, siblings_r)",
    },
}

DUCKDB = "duckdb"
IN_SPARK: dict[type[object], str] = {
    exp.ArrayOverlaps: "arrays_overlap",
    exp.JarowinklerSimilarity: "jaro_winkler",  # Splink's own
}


def in_dialect(condition: str, dialect: str) -> str:
    """The same condition for another engine: "duckdb" or "spark"."""
    if dialect == DUCKDB:
        return condition
    return sqlglot.parse_one(condition, read=DUCKDB).transform(_renamed).sql(dialect=dialect)


def _renamed(node: exp.Expression) -> exp.Expression:
    """What sqlglot does not yet say in Spark's words."""
    name = IN_SPARK.get(type(node))
    return exp.Anonymous(this=name, expressions=[node.this, node.expression]) if name else node
