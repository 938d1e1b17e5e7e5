"""The body of a table. It is put together here, not in the template: a hundred rows say the same tags again and again,
and a template asks of each cell anew what it is and whether it is safe."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

LINK = '<a class="govuk-link govuk-link--no-visited-state%s" href="%s">%s</a>'


def table_rows(columns: Sequence[object], rows: Iterable[Iterable[Any]], numbers: Collection[int] = ()) -> Markup:
    """The rows of a table's body, the first cell of each its header.

    `numbers` says which columns, counted from 0, are figures. A cell is text, Markup, or {text, href}; with `whole`
    a header's link is not broken at a dash, and `tells` adds words that are only heard, where links read alike.
    """
    tags = _tags(columns, numbers)
    return Markup("".join(_row(list(row), tags) for row in rows))


def _row(cells: Sequence[Any], tags: Sequence[str]) -> str:
    first = cells[0]
    header = _link(first, whole=bool(first.get("whole"))) if isinstance(first, Mapping) else escape(first)
    rest = "".join(f"{tag}{_cell(cell)}</td>" for tag, cell in zip(tags, cells[1:], strict=False))
    return (
        '<tr class="govuk-table__row" role="row">'
        f'<th scope="row" role="rowheader" class="govuk-table__header">{header}</th>{rest}</tr>\n'
    )


def _cell(cell: Any) -> str:
    if isinstance(cell, Mapping):
        return _link(cell)
    if isinstance(cell, str) and "\n" in cell:
        return f'<div class="hearth-lines" dir="auto">{escape(cell)}</div>'
    return escape(cell)


def _link(cell: Mapping[str, Any], *, whole: bool = False) -> str:
    heard = f'<span class="govuk-visually-hidden"> {escape(cell["tells"])}</span>' if cell.get("tells") else ""
    return LINK % (" hearth-whole" if whole else "", escape(cell["href"]), f"{escape(cell['text'])}{heard}")


def _tags(columns: Sequence[object], numbers: Collection[int]) -> list[str]:
    """The tag that a cell begins with, for each column after the first, whose cells are headers."""
    return [
        f'<td role="cell" data-label="{escape(column)}" class="govuk-table__cell'
        f'{" govuk-table__cell--numeric" if place in numbers else ""}">'
        for place, column in enumerate(columns)
        if place
    ]
