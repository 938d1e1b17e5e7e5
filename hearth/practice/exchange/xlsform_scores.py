"""The sheet on which scoring travels: other tools drop it without a word, so we read it ourselves."""

import json
from collections.abc import Callable
from typing import Any

from hearth.practice.exchange.workbook import SheetRow, Sheets
from hearth.practice.exchange.xlsform_shape import SCORING

NUMBERS = ("level", "at_least", "at_most", "at_least_answered", "more_than_noise", "rounding", "table", "bands")
WORDS = ("id", "label", "method", "area", "scale", "higher_is", "flags_from")


def scores_in(sheets: Sheets, parsed: Callable[[SheetRow, str], str]) -> list[dict[str, Any]]:
    """Each row as a score of a practice file. What is no number or JSON stays words, and is told when it is checked."""
    return [_score(row, parsed) for row in sheets.get(SCORING, [])]


def _score(row: SheetRow, parsed: Callable[[SheetRow, str], str]) -> dict[str, Any]:
    score: dict[str, Any] = {column: row.get(column) for column in WORDS}
    score |= {column: _value(row.get(column)) for column in NUMBERS if row.get(column)}
    score |= {"of": row.get("of").split(), "formula": parsed(row, "formula")}
    score["prorated"] = row.get("prorated") == "yes"
    return {key: value for key, value in score.items() if value or (value == 0 and value is not False)}


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
