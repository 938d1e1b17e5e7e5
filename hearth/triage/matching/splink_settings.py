"""The comparisons of `hearth.families.likeness.comparing`, said for Splink on DuckDB: level for level the same.

The table has a row a person: `unique_id`, the columns of a profile (lists as lists, empty as null), `born` where the
day is known, `sectors` of the postcodes. Splink's own library of comparisons is not used, because its levels cannot be
said exactly again in Python, and what explains a match live must be what was trained.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hearth.families.likeness.comparing import A_YEAR, ALIKE, LEVELS, NEARLY
from hearth.families.likeness.weighing import BY_FREQUENCY, Weights

_SAME_GIVEN = "given_l = given_r"
_OVER = "given_l = family_r AND family_l = given_r AND given_l <> given_r"
_APART = "date_diff('day', least(born_latest_l, born_latest_r), greatest(born_earliest_l, born_earliest_r))"
_SWAPPED = "year(born_l) = year(born_r) AND month(born_l) = day(born_r) AND day(born_l) = month(born_r)"
_TWO_PARTS = (
    "(year(born_l) = year(born_r))::INT + (month(born_l) = month(born_r))::INT + (day(born_l) = day(born_r))::INT = 2"
)


def _spelt(name: str) -> dict[str, str]:
    similarity = f"jaro_winkler_similarity({name}_l, {name}_r)"
    return {
        "nearly": f"{name}_sound_l = {name}_sound_r OR {similarity} >= {NEARLY}",
        "alike": f"{similarity} >= {ALIKE}",
    }


UNKNOWN = {
    "given_name": "given_l IS NULL OR given_r IS NULL",
    "family_name": f"family_l IS NULL OR family_r IS NULL OR coalesce({_OVER}, false)",
    "birth": "born_earliest_l IS NULL OR born_earliest_r IS NULL OR born_latest_l IS NULL OR born_latest_r IS NULL",
    "home": "postcodes_l IS NULL OR postcodes_r IS NULL",
    "sex": "sex_l IS NULL OR sex_r IS NULL",
    "siblings": "siblings_l IS NULL OR siblings_r IS NULL",
}
CONDITIONS = {
    "given_name": {
        "same": _SAME_GIVEN,
        "changed_over": _OVER,
        "another_form": "list_has_any(given_roots_l, given_roots_r)",
        **_spelt("given"),
    },
    "family_name": {
        "same": "family_l = family_r",
        "another": "list_has_any(families_l, families_r)",
        **_spelt("family"),
    },
    "birth": {
        "same": "born_l = born_r",
        "day_and_month": _SWAPPED,
        "one_digit": "damerau_levenshtein(strftime(born_l, '%Y-%m-%d'), strftime(born_r, '%Y-%m-%d')) <= 1",
        "fits": "(born_l IS NULL OR born_r IS NULL) AND "
        "born_earliest_l <= born_latest_r AND born_earliest_r <= born_latest_l",
        "one_part": _TWO_PARTS,
        "near": f"{_APART} <= {A_YEAR}",
    },
    "home": {
        "same": "list_has_any(homes_l, homes_r)",
        "postcode": "list_has_any(postcodes_l, postcodes_r)",
        "streets": "list_has_any(sectors_l, sectors_r)",
    },
    "sex": {"same": "sex_l = sex_r"},
    "siblings": {
        "is_their_name": "given_l <> given_r AND "
        "(list_contains(siblings_r, given_l) OR list_contains(siblings_l, given_r))",
        "shared": "list_has_any(siblings_l, siblings_r)",
    },
}

BLOCKING: list[dict[str, Any]] = [
    {"blocking_rule": "l.family_sound = r.family_sound AND l.born = r.born"},
    {"blocking_rule": "l.given_sound = r.given_sound AND l.born = r.born"},
    {
        "blocking_rule": "l.given_sound = r.given_sound AND l.family_sound = r.family_sound "
        "AND l.born_year = r.born_year"
    },
    {"blocking_rule": "l.given_sound = r.given_sound AND l.postcode = r.postcode"},
    {"blocking_rule": "l.first_root = r.first_root AND l.family_sound = r.family_sound AND l.born_year = r.born_year"},
    {"blocking_rule": "l.home = r.home AND l.born_year = r.born_year"},
]


Fixed = Mapping[tuple[str, str], float]  # comparison and level → its u, which random pairs would tell wrongly


def settings(weights: Weights, fixed: Fixed = MappingProxyType({}), *, by_frequency: bool = True) -> dict[str, Any]:
    """Splink's settings with these parameters: what training begins with, and what a pass over a register uses.

    `by_frequency`: rare names say more. Not where nobody has counted the register's names: in one family's register
    every surname would be common.
    """
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": weights.prior,
        "comparisons": [_comparison(name, weights, fixed, by_frequency) for name in LEVELS],
        "blocking_rules_to_generate_predictions": BLOCKING,
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": False,
        "em_convergence": 0.001,
        "max_iterations": 15,
    }


def _comparison(name: str, weights: Weights, fixed: Fixed, by_frequency: bool) -> dict[str, Any]:
    null = {"sql_condition": UNKNOWN[name], "label_for_charts": "unknown", "is_null_level": True}
    return {
        "output_column_name": name,
        "comparison_levels": [null, *(_level(name, level, weights, fixed, by_frequency) for level in LEVELS[name])],
    }


def _level(name: str, level: str, weights: Weights, fixed: Fixed, by_frequency: bool) -> dict[str, Any]:
    chances = weights.levels[name][level]
    said = {
        "sql_condition": CONDITIONS[name].get(level, "ELSE"),
        "label_for_charts": level,
        "m_probability": chances.m,
        "u_probability": chances.u,
    }
    if (name, level) in fixed:
        said |= {"u_probability": fixed[name, level], "fix_u_probability": True}
    if by_frequency and level == "same" and name in BY_FREQUENCY:
        said |= {
            "tf_adjustment_column": BY_FREQUENCY[name],
            "tf_adjustment_weight": 1.0,
            "tf_minimum_u_value": weights.frequency_floor,
        }
    return said
