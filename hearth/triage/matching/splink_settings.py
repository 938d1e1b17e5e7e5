"""Splink's settings: the comparisons and levels of `conditions`, each with its chances, and who is compared at all."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hearth.families.likeness.comparing import LEVELS
from hearth.families.likeness.weighing import BY_FREQUENCY, Weights
from hearth.triage.matching.conditions import CONDITIONS, DUCKDB, UNKNOWN, in_dialect

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


def settings(
    weights: Weights, fixed: Fixed = MappingProxyType({}), *, by_frequency: bool = True, dialect: str = DUCKDB
) -> dict[str, Any]:
    """Splink's settings with these parameters: what training begins with, and what a pass over a register uses.

    `by_frequency`: rare names say more. Not where nobody has counted the register's names: in one family's register
    every surname would be common.
    """
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": weights.prior,
        "comparisons": [_comparison(name, weights, fixed, by_frequency, dialect) for name in LEVELS],
        "blocking_rules_to_generate_predictions": BLOCKING,
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": False,
        "em_convergence": 0.001,
        "max_iterations": 15,
    }


def _comparison(name: str, weights: Weights, fixed: Fixed, by_frequency: bool, dialect: str) -> dict[str, Any]:
    unknown = in_dialect(UNKNOWN[name], dialect)
    levels: list[dict[str, Any]] = [{"sql_condition": unknown, "label_for_charts": "unknown", "is_null_level": True}]
    for level in LEVELS[name]:
        condition = CONDITIONS[name].get(level)
        said = in_dialect(condition, dialect) if condition else "ELSE"
        levels.append({"sql_condition": said, **_chances_of(name, level, weights, fixed, by_frequency)})
    return {"output_column_name": name, "comparison_levels": levels}


def _chances_of(name: str, level: str, weights: Weights, fixed: Fixed, by_frequency: bool) -> dict[str, Any]:
    chances = weights.levels[name][level]
    said: dict[str, Any] = {
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
