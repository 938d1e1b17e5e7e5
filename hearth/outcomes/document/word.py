"""The report as a Word document, for commissioners who work in one."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from hearth.outcomes import charts
from hearth.outcomes.presenters import Presented, Row, Section, present
from hearth.outcomes.report import Report

CHART_WIDTH = Cm(17)


def as_word(report: Report) -> bytes:
    """A .docx file: the same words, tables and charts as the HTML page."""
    presented = present(report)
    document = Document()
    _on_its_side(document)
    document.core_properties.title = presented.title
    document.add_heading(presented.title, level=0)
    for sentence in presented.who:
        document.add_paragraph(sentence)
    for section in presented.sections:
        _section(document, presented, section)
    document.add_heading("How to read this", level=1)
    for sentence in presented.how_to_read:
        document.add_paragraph(sentence, style="List Bullet")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _on_its_side(document: Any) -> None:
    """Seven columns need a wide page."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)


def _section(document: Any, presented: Presented, section: Section) -> None:
    document.add_heading(section.title, level=1)
    if section.chart:
        picture = document.add_picture(BytesIO(charts.as_png(section.chart)), width=CHART_WIDTH)
        picture._inline.docPr.set("descr", section.chart_says)  # what a screen reader says instead
    table = document.add_table(rows=1, cols=len(presented.columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, presented.columns, strict=True):
        cell.paragraphs[0].add_run(column).bold = True
    for row in section.rows:
        _row(table, row)


def _row(table: Any, row: Row) -> None:
    cells = table.add_row().cells
    cells[0].text = row.label
    for sentence in (row.rule, *row.asides):
        cells[0].add_paragraph().add_run(sentence).font.size = Pt(9)
    for cell, words in zip(cells[1:], row.cells, strict=True):
        cell.text = words
