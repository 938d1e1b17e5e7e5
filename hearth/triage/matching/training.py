"""Train a register's parameters on its own people: Splink on DuckDB, in a worker, never in a page.

Expectation maximisation (Winkler 1988, as Splink 5 does it) from the parameters in force. `u` is counted on random
pairs; `m` is estimated in three passes, so that each comparison has one that does not block on it; each pass is capped
by a number of pairs, without which a million people make 76 million pairs of equal birth dates. No pass blocks on the
home or the surname alone: there brothers and sisters outnumber those on record twice, and would be learned as one.
How often two different children share a home is counted among those of one surname (see `siblings_apart`).
"""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from hearth.families.likeness.comparing import LEVELS
from hearth.families.likeness.weighing import BY_FREQUENCY, Chances, Weights
from hearth.triage.matching.conditions import DUCKDB, in_dialect
from hearth.triage.matching.siblings_apart import among_families
from hearth.triage.matching.splink_settings import settings

MOST_PAIRS = 2_000_000
RANDOM_PAIRS = 1_000_000
FEWEST = 50  # people: from fewer nothing can be learned
LEAST = 0.00001  # no likeness is ever proof or alibi
FEWEST_SEEN = 0.000002  # a share below this is a handful of pairs: the parameters in force stay

TOLD_OF_AS_SIBLINGS = "coalesce(list_contains(l.siblings, r.called) OR list_contains(r.siblings, l.called), false)"
PASSES = (
    "l.given_sound = r.given_sound AND l.born = r.born",
    f"l.family_sound = r.family_sound AND l.born = r.born AND NOT {TOLD_OF_AS_SIBLINGS}",  # twins are two
    "l.given_sound = r.given_sound AND l.family_sound = r.family_sound",
)
ALMOST_SURELY_ONE = (
    "l.given = r.given AND l.family = r.family AND l.born = r.born",
    "l.given = r.given AND l.family = r.family AND l.postcode = r.postcode",
)
SHARE_FOUND_BY_THESE = 0.7  # of all who are on record twice; the answer moves the prior by less than one bit


@dataclass(frozen=True)
class Trained:
    """What was learned, of how many people, and which levels no pair was seen of: those keep what was in force."""

    weights: Weights
    people: int
    kept_from_before: tuple[tuple[str, str], ...]


def train(connection: Any, people: int, before: Weights, seed: int = 1) -> Trained:
    """From the table `people` of this DuckDB connection (see `columns`): of a million, half a minute of a processor."""
    from splink import DuckDBAPI, Linker

    fixed = among_families(connection)
    linker = Linker(DuckDBAPI(connection).register("people"), settings(before, fixed))
    return learned(go_through(linker, seed=seed), connection, people, before, frozenset(fixed))


def go_through(linker: Any, dialect: str = DUCKDB, seed: int = 1) -> Mapping[str, Any]:
    """The prior, the random pairs, the three passes; Splink's model. The same on each engine."""
    quieten()
    training = linker.training
    sure = [in_dialect(rule, dialect) for rule in ALMOST_SURELY_ONE]
    training.estimate_probability_two_random_records_match(sure, recall=SHARE_FOUND_BY_THESE)
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=seed)
    for rule in PASSES:
        said = in_dialect(rule, dialect)
        training.estimate_parameters_using_expectation_maximisation(said, max_pairs=MOST_PAIRS)
    model: Mapping[str, Any] = linker.misc.save_model_to_json()
    return model


def quieten() -> None:
    """Splink tells its progress line by line; it sets its own level when it starts."""
    for name in ("splink", *(name for name in logging.root.manager.loggerDict if name.startswith("splink"))):
        logging.getLogger(name).setLevel(logging.ERROR)


def learned(
    model: Mapping[str, Any], connection: Any, people: int, before: Weights, fixed: frozenset[tuple[str, str]]
) -> Trained:
    levels: dict[str, dict[str, Chances]] = {}
    kept: list[tuple[str, str]] = []
    for comparison in model["comparisons"]:
        name = comparison["output_column_name"]
        seen = {each["label_for_charts"]: each for each in comparison["comparison_levels"]}
        chances = {level: _chances(seen[level], before.levels[name][level]) for level in LEVELS[name]}
        levels[name] = _adding_up(chances, apart={level for level in LEVELS[name] if (name, level) in fixed})
        kept += [(name, level) for level in LEVELS[name] if not _was_seen(seen[level])]
    floor = before.frequency_floor
    weights = Weights(
        prior=min(max(model["probability_two_random_records_match"], 1e-9), 0.01),
        levels=levels,
        frequencies={name: _frequencies(connection, column, floor) for name, column in BY_FREQUENCY.items()},
        frequency_floor=floor,
    )
    return Trained(weights, people, tuple(kept))


def _was_seen(level: Mapping[str, Any]) -> bool:
    m, u = level.get("m_probability"), level.get("u_probability")
    return m is not None and u is not None and m > FEWEST_SEEN and u > FEWEST_SEEN


def _chances(level: Mapping[str, Any], before: Chances) -> Chances:
    if not _was_seen(level):
        return before
    return Chances(*(min(max(level[name], LEAST), 1 - LEAST) for name in ("m_probability", "u_probability")))


def _adding_up(levels: Mapping[str, Chances], apart: Collection[str]) -> dict[str, Chances]:
    """Whatever was kept from before, the shares of one comparison make 1 again: how often of one person those of all
    levels, how often of two those that were not counted apart, among families."""
    m = sum(each.m for each in levels.values())
    u = sum(each.u for level, each in levels.items() if level not in apart)
    return {name: Chances(each.m / m, each.u if name in apart else each.u / u) for name, each in levels.items()}


def _frequencies(connection: Any, column: str, floor: float) -> dict[str, float]:
    """The shares of names above the floor: a council's few hundred commonest, not a list of its people's names."""
    rows = connection.execute(
        f"SELECT {column}, count(*) / sum(count(*)) OVER () AS share FROM people "
        f"WHERE {column} IS NOT NULL GROUP BY {column} QUALIFY share > ? ORDER BY {column}",
        [floor],
    ).fetchall()
    return {name: float(share) for name, share in rows}
