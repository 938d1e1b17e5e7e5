"""A long table's cells, each with its column's name for a telephone, which shows rows as cards."""

from typing import Any

import pytest
from django.template import engines
from markupsafe import Markup

from hearth.ui.tables import table_rows

TABLE = '{% from "ui/table.html" import table %}{{ table("Families", columns, rows, numbers=[1]) }}'


def drawn(columns: list[Any], rows: Any) -> str:
    page: Any = engines["jinja2"].from_string(TABLE)  # type: ignore[attr-defined]
    return str(page.render({"columns": columns, "rows": rows}))


def test_a_cell_has_its_columns_name_escaped_and_says_what_is_a_figure() -> None:
    told = table_rows(["Family", "Now & then", "<b>"], [["Pike", 3, "A & B"]], [1])
    assert (
        '<td role="cell" data-label="Now &amp; then" class="govuk-table__cell govuk-table__cell--numeric">3</td>'
        in told
    )
    assert '<td role="cell" data-label="&lt;b&gt;" class="govuk-table__cell">A &amp; B</td>' in told


@pytest.mark.parametrize("kind", [list, tuple, iter])
def test_every_kind_of_cell_is_drawn_in_any_kind_of_row(kind: Any) -> None:
    cells = [
        {"text": "Pike & Co", "href": "/a", "whole": True},
        3,
        "two\n<lines>",
        Markup("<i>mark</i>"),
        {"text": "On", "href": "/b", "tells": "about <Ava>"},
    ]
    page = drawn(["Family", "Many", "Said", "Mark", "Next"], [kind(cells)])
    assert '<a class="govuk-link govuk-link--no-visited-state hearth-whole" href="/a">Pike &amp; Co</a></th>' in page
    assert 'data-label="Many" class="govuk-table__cell govuk-table__cell--numeric">3</td>' in page
    assert '<div class="hearth-lines" dir="auto">two\n&lt;lines&gt;</div></td>' in page
    assert "<i>mark</i></td>" in page
    heard = '<span class="govuk-visually-hidden"> about &lt;Ava&gt;</span>'
    assert f'<a class="govuk-link govuk-link--no-visited-state" href="/b">On{heard}</a></td>' in page
    assert page.count("<td") == 4
