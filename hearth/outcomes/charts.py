"""Charts of outcome figures as SVG (and PNG for Word). Each belongs beside its table, which says the same.

Functions take finished figures: what protection has hidden is not drawn. SVG is plain, without script or
links out.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import altair
import vl_convert

from hearth.outcomes.figures import Figure, Median, Share

INK, LINE = "#0b0c0c", "#1d70b8"
WIDTH, ROW = 420, 44
LETTERS_A_LINE = 36
FONT = "Arial, Helvetica, sans-serif"
TYPE = altair.AxisConfig(labelFontSize=14, titleFontSize=14, labelColor=INK, titleColor=INK, titleFontWeight="normal")


def shares(figures: Sequence[Figure]) -> str | None:
    """A dot for each share in percent, with its 95% interval as a line; None where there is none to draw."""
    rows = [_share_row(figure) for figure in figures if _is_drawable(figure)]
    return _svg(_dots(rows, "Percent, with the range that chance allows", (0, 100))) if rows else None


def medians(figures: Sequence[Figure]) -> str | None:
    """A dot for each median change, with the whole cohort's beside it; None where there is none to draw."""
    rows = [row for figure in figures for row in _median_rows(figure)]
    return _svg(_dots(rows, "Median change in points, with the range that chance allows", None)) if rows else None


def as_png(svg: str) -> bytes:
    """The same picture for a Word document, at twice the size so that it prints well."""
    return vl_convert.svg_to_png(svg, scale=2)


def _is_drawable(figure: Figure) -> bool:
    return isinstance(figure.result, Share) and figure.result.percent is not None


def _share_row(figure: Figure) -> dict[str, Any]:
    share = figure.result
    assert isinstance(share, Share)
    assert share.interval is not None
    low, high = share.interval
    return {"label": figure.measure.label, "value": share.percent, "low": low, "high": high}


def _median_rows(figure: Figure) -> list[dict[str, Any]]:
    if not isinstance(figure.result, Median) or figure.result.median is None:
        return []
    rows = [_median_row(figure.measure.label, figure.result)]
    if figure.whole_cohort and figure.whole_cohort.median is not None:
        rows.append(_median_row("Everybody observed twice", figure.whole_cohort))
    return rows


def _median_row(label: str, median: Median) -> dict[str, Any]:
    low, high = median.interval or (median.median, median.median)
    return {"label": label, "value": median.median, "low": low, "high": high}


def _dots(rows: list[dict[str, Any]], title: str, domain: tuple[float, float] | None) -> altair.LayerChart:
    """A line from low to high with a dot at the value, one row beneath another in the order given."""
    scale = altair.Scale(domain=domain) if domain else altair.Scale(zero=True)
    broken = [{**row, "label": "\n".join(wrap(row["label"], LETTERS_A_LINE))} for row in rows]
    chart = altair.Chart(altair.Data(values=broken)).encode(y=_labels())
    line = chart.mark_rule(color=LINE, strokeWidth=3).encode(x=_across("low", title, scale), x2="high:Q")
    dot = chart.mark_point(filled=True, size=110, color=INK, opacity=1).encode(x=_across("value", title, scale))
    return (line + dot).properties(width=WIDTH, height=ROW * len(rows)).configure(
        font=FONT, axis=TYPE, view=altair.ViewConfig(stroke=None)
    )  # fmt: skip


def _labels() -> altair.Y:
    axis = altair.Axis(labelExpr="split(datum.label, '\\n')", labelLimit=400)
    return altair.Y("label:N", title=None, sort=None, axis=axis)


def _across(field: str, title: str, scale: altair.Scale) -> altair.X:
    return altair.X(f"{field}:Q", title=title, scale=scale)


def _svg(chart: altair.LayerChart) -> str:
    return str(vl_convert.vegalite_to_svg(chart.to_json()))
