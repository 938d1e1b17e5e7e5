"""A whole register compared with itself: who may be on record twice, in pairs and in groups. Splink on DuckDB.

Nothing here knows of Django, so that it can run in a process of its own, and on an extract.
"""

from dataclasses import dataclass
from typing import Any

from hearth.families.likeness.weighing import Weights
from hearth.triage.matching.splink_settings import settings
from hearth.triage.matching.training import quieten


@dataclass(frozen=True)
class Pair:
    """Two ids, the lesser first, and their match weight in bits."""

    one: str
    other: str
    weight: float


@dataclass(frozen=True)
class Likely:
    """`groups`: ids that hang together by pairs, each with its group's name. A chain can join what no pair would."""

    pairs: tuple[Pair, ...]
    groups: dict[str, str]


def compare_register(connection: Any, weights: Weights, propose_from: float) -> Likely:
    """From the table `people` of this DuckDB connection (see `columns`): pairs of at least this weight, and groups."""
    from splink import DuckDBAPI, Linker

    told = settings(weights, by_frequency=bool(weights.frequencies))
    linker = Linker(DuckDBAPI(connection).register("people"), told)
    quieten()
    predicted = linker.inference.predict(threshold_match_weight=propose_from)
    grouped = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_weight=propose_from
    )
    pairs = connection.execute(
        f"SELECT least(unique_id_l, unique_id_r), greatest(unique_id_l, unique_id_r), match_weight "
        f"FROM {predicted.physical_name} ORDER BY 1, 2"
    ).fetchall()
    groups = connection.execute(
        f"SELECT unique_id, cluster_id FROM (SELECT *, count(*) OVER (PARTITION BY cluster_id) AS many "
        f"FROM {grouped.physical_name}) WHERE many > 1"
    ).fetchall()
    return Likely(tuple(Pair(*row) for row in pairs), {str(id): str(group) for id, group in groups})
