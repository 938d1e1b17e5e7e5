"""Observations as columns: a row for each child or family of an episode, a column for each thing and stage.

All observations are laid out once, in one pass; every measure then reads whole columns.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearth.outcomes.answers import DESTINATION
from hearth.outcomes.definitions import Measured, needed
from hearth.outcomes.stages import stage_code
from hearth.outcomes.tables import Tables
from hearth.practice.definitions.measure import Measure

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
End = tuple[str, str]
"""A thing and a stage: where a column stands."""


@dataclass(frozen=True)
class Columns:
    """`episode`, of shape (rows,), is each row's episode_row; columns are of that shape, NaN for nothing."""

    episode: NDArray[np.int32]
    column: dict[End, Numbers]

    def at(self, thing: str, stage: str) -> Numbers:
        """What was observed of each row at a stage. Raises `KeyError` for a thing that no measure needs."""
        return self.column[thing, stage]


@dataclass(frozen=True)
class Laid:
    """A programme's observations: of children, and of families."""

    children: Columns
    families: Columns


def lay_out(tables: Tables, programme: Measured) -> Laid:
    """Lay every observation of a programme into columns. Reads the observations once."""
    ends = sorted({end for measure in programme.measures for end in _ends(measure)})
    child_ends = [end for end in ends if _is_about_child(programme, end)]
    family_ends = [end for end in ends if not _is_about_child(programme, end)]
    codes = [code for (owner, _), code in tables.things.items() if owner == programme.id]
    seen = tables.connection.execute(
        "SELECT row, thing, stage, number FROM observations WHERE thing BETWEEN ? AND ?",
        [min(codes), max(codes)],
    ).fetchnumpy()
    episode_of_child = _column(tables, "SELECT episode_row FROM children ORDER BY child_row")
    episodes = np.arange(tables.rows("SELECT count(*) FROM episodes")[0][0], dtype=np.int32)
    return Laid(
        Columns(episode_of_child, _columns(tables, programme, child_ends, seen, episode_of_child.size)),
        Columns(episodes, _columns(tables, programme, family_ends, seen, episodes.size)),
    )


def _column(tables: Tables, question: str) -> NDArray[np.int32]:
    (values,) = tables.connection.execute(question).fetchnumpy().values()
    return np.asarray(values, dtype=np.int32)


def _columns(
    tables: Tables, programme: Measured, ends: list[End], seen: dict[str, NDArray[np.generic]], rows: int
) -> dict[End, Numbers]:
    """Scatter each observation to its place: by thing and stage, the number of its column, or -1."""
    laid = np.full((len(ends), rows), np.nan)
    codes = [(tables.things[programme.id, thing], stage_code(stage) or 0) for thing, stage in ends]
    place = np.full((int(np.max(seen["thing"], initial=0)) + 1, int(np.max(seen["stage"], initial=0)) + 1), -1)
    for column, (thing, stage) in enumerate(codes):
        if thing < place.shape[0] and stage < place.shape[1]:
            place[thing, stage] = column
    column_of = place[seen["thing"], seen["stage"]]
    wanted = column_of >= 0
    laid[column_of[wanted], seen["row"][wanted]] = seen["number"][wanted]
    return dict(zip(ends, laid, strict=True))


def _is_about_child(programme: Measured, end: End) -> bool:
    thing, _, destination = end[0].partition(":")
    return bool(destination) or thing == DESTINATION or programme.thing(thing).about == "child"


def _ends(measure: Measure) -> set[End]:
    """The columns that a measure reads."""
    stages = [end.stage for end in (measure.baseline, measure.end) if end]
    ends = {(thing, stage) for thing in needed(measure) for stage in stages}
    if measure.strict and measure.end:
        ends |= {
            (f"{measure.end.observed}:{DESTINATION}", measure.end.stage),
            (DESTINATION, measure.end.stage),
        }
    return ends
