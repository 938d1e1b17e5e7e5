"""A telling as the ledger keeps it: what was shown, with the words that stood beside it."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from hearth.outcomes.definitions import Measured
from hearth.outcomes.figures import Figure, Median, Share, Who
from hearth.outcomes.telling import BESIDE, RESULT, SIZE, Table, Year

EVERY = "all"  # years together


def written(tables: Mapping[Year, Table]) -> dict[str, Any]:
    return {EVERY if year is None else str(year): _table(table) for year, table in tables.items()}


def read(kept: Mapping[str, Any], programme: Measured) -> dict[Year, Table]:
    """What is measured no more is nowhere shown, and so not read."""
    return {None if year == EVERY else int(year): _read_table(table, programme) for year, table in kept.items()}


def _table(table: Table) -> dict[str, Any]:
    size = {part: getattr(table.who, part) for part in SIZE}
    return {"size": size, "figures": {id: _figure(figure) for id, figure in table.figures.items()}}


def _figure(figure: Figure) -> dict[str, Any]:
    words = {"label": figure.measure.label, "rule": figure.measure.rule, "suppressed": figure.suppressed}
    return words | {part: _part(getattr(figure, part)) for part in (RESULT, *BESIDE)}


def _part(part: Any) -> Any:
    return asdict(part) if isinstance(part, Share | Median) else part


def _read_table(kept: Mapping[str, Any], programme: Measured) -> Table:
    who = Who(programme.id, programme.title, programme.version, **kept["size"], outside=None)
    measures = {measure.id: measure for measure in programme.measures if measure.id in kept["figures"]}
    return Table(who, {id: _read_figure(kept["figures"][id], measure, programme) for id, measure in measures.items()})


def _read_figure(kept: Mapping[str, Any], measure: Any, programme: Measured) -> Figure:
    """By the words that were shown with it, though the measure may have others by now."""
    worded = measure.model_copy(update={"label": kept["label"], "rule": kept["rule"]})
    parts: dict[str, Any] = {part: _read_part(kept[part]) for part in (RESULT, *BESIDE)}
    return Figure(programme.id, worded, suppressed=kept["suppressed"], **parts)


def _read_part(kept: Any) -> Any:
    if not isinstance(kept, dict):
        return kept
    if "numerator" in kept:
        return Share(**kept)
    limits = kept["interval"]
    return replace(Median(**kept), interval=None if limits is None else (limits[0], limits[1]))
