"""Charts as SVG, drawn on the server: no script in the page, and the same picture in a printed report.

Every chart has a title and a description for screen readers. Colour alone never tells two things apart.
"""

import hashlib
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

import altair as alt
import vl_convert
from markupsafe import Markup

INK, QUIET, LINE = "#1f1a17", "#5a4d44", "#e3d3c2"
BEFORE, AFTER, SPAN = "#b4521e", "#14566b", "#8a7d72"

_SVG = "http://www.w3.org/2000/svg"
_ROW = 42

LOOK: dict[str, Any] = {
    "font": "arial, sans-serif",
    "background": "transparent",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 14,
        "titleFontSize": 14,
        "titleFontWeight": "normal",
        "titlePadding": 10,
        "labelColor": INK,
        "titleColor": QUIET,
        "gridColor": LINE,
        "domain": False,
        "ticks": False,
        "labelLimit": 260,
        "labelPadding": 8,
    },
    "legend": {
        "labelFontSize": 14,
        "titleFontSize": 14,
        "labelColor": INK,
        "symbolSize": 140,
        "orient": "top",
    },
    "text": {"font": "arial, sans-serif", "fontSize": 14, "color": INK},
}


def svg(chart: alt.TopLevelMixin, *, title: str, description: str) -> Markup:
    """Any Altair chart in Hearth's look, as accessible SVG ready for a page.

    Raises ValueError when the chart's own description of itself is not one that Vega-Lite can draw.
    """
    specification = chart.to_dict() | {"config": LOOK}
    drawn = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    return Markup(_accessible(drawn, title, description))


def change_by_area(
    rows: Sequence[Mapping[str, Any]], *, before: str = "Before", after: str = "After", worst: int = 5
) -> Markup:
    """A line from the first grade to the second for each area. Rows are {area, before, after}.

    Grades run from 1, the best, to `worst`. A grade of None is left out. `before` and `after` name the two
    times, in the legend.
    """
    order = [_wrapped(row["area"]) for row in rows]
    spans = [{"area": _wrapped(row["area"]), "from": row["before"], "to": row["after"]} for row in rows]
    dots = [
        {"area": _wrapped(row["area"]), "grade": row[key], "time": name}
        for row in rows
        for key, name in (("before", before), ("after", after))
        if row[key] is not None
    ]
    area = _rows_axis("area", order)
    grade = alt.Scale(domain=[1, worst], padding=16)
    axis = alt.Axis(values=list(range(1, worst + 1)), format="d", title=f"Grade: 1 is best, {worst} is worst")
    both = [span for span in spans if span["from"] is not None and span["to"] is not None]
    lines = alt.Chart(alt.Data(values=both)).mark_rule(strokeWidth=4, color=LINE)
    lines = lines.encode(y=area, x=alt.X("from:Q", scale=grade, axis=axis), x2="to:Q")
    marks = alt.Chart(alt.Data(values=dots)).mark_point(strokeWidth=3, opacity=1)
    marks = marks.encode(
        y=area,
        x=alt.X("grade:Q", scale=grade, axis=axis),
        color=_told_apart(before, after, [BEFORE, AFTER]),
        fill=_told_apart(before, after, ["#ffffff", AFTER]),
        shape=_told_apart(before, after, ["circle", "square"]),
        size=_told_apart(before, after, [320, 90]),
    )
    told = [f"{row['area']}: {_grade(row['before'])} to {_grade(row['after'])}." for row in rows]
    chart = alt.layer(lines, marks).properties(width=360, height=_ROW * max(len(rows), 1))
    return svg(chart, title=f"Grades by area, {before} and {after}", description=" ".join(told))


def bars_with_intervals(
    rows: Sequence[Mapping[str, Any]], *, title: str = "Percentages with their range"
) -> Markup:
    """A bar and its interval for each row of {label, percent, low, high}, in percent from 0 to 100.

    `of`, the number of people, is shown when given. A percent of None is written as "too few to show".
    """
    shown = [
        {
            "label": _wrapped(row["label"], 26),
            "percent": row["percent"],
            "low": row["low"],
            "high": row["high"],
            "text": _percent(row),
        }
        for row in rows
    ]
    label = _rows_axis("label", [row["label"] for row in shown])
    whole = alt.Scale(domain=[0, 100])
    axis = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'", title=None)
    base = alt.Chart(alt.Data(values=shown)).encode(y=label)
    bars = base.mark_bar(color=AFTER, opacity=0.45, height=18).encode(
        x=alt.X("percent:Q", scale=whole, axis=axis)
    )
    ranges = base.mark_rule(color=INK, strokeWidth=2).encode(
        x=alt.X("low:Q", scale=whole, axis=axis), x2="high:Q"
    )
    ends = [
        base.mark_tick(color=INK, thickness=2, height=12).encode(x=alt.X(f"{end}:Q", scale=whole, axis=axis))
        for end in ("low", "high")
    ]
    words = base.mark_text(align="left").encode(x=alt.value(374), text="text:N")
    told = [f"{row['label']}: {_percent(row)}{_interval(row)}." for row in rows]
    chart = alt.layer(bars, ranges, *ends, words).properties(width=360, height=_ROW * max(len(rows), 1))
    return svg(chart, title=title, description=" ".join(told))


def _rows_axis(name: str, order: Sequence[str]) -> alt.Y:
    """One row a label, in the order given, long labels on several lines."""
    axis = alt.Axis(title=None, grid=False, labelExpr="split(datum.label, '\\n')", labelBaseline="middle")
    return alt.Y(f"{name}:N", sort=list(order), axis=axis)


def _told_apart(before: str, after: str, values: Sequence[Any]) -> dict[str, Any]:
    """The same legend for every channel, so that Vega-Lite draws one."""
    return {
        "field": "time",
        "type": "nominal",
        "scale": {"domain": [before, after], "range": list(values)},
        "legend": {"title": None},
    }


def _wrapped(words: str, width: int = 24) -> str:
    return "\n".join(textwrap.wrap(words, width)) or words


def _grade(grade: Any) -> str:
    return "no grade" if grade is None else f"{grade:g}"


def _percent(row: Mapping[str, Any]) -> str:
    if row["percent"] is None:
        return "too few to show"
    return f"{_figure(row['percent'])}%" + (f" of {row['of']:,}" if row.get("of") is not None else "")


def _figure(percent: float) -> str:
    """62.5, but 48 rather than 48.0: the same figure as in the table beside it."""
    return f"{percent:.1f}".removesuffix(".0")


def _interval(row: Mapping[str, Any]) -> str:
    return (
        ""
        if row["percent"] is None
        else f", likely between {_figure(row['low'])}% and {_figure(row['high'])}%"
    )


def _accessible(drawn: str, title: str, description: str) -> str:
    """One image with one name: Vega's own roles, one for each axis and mark, read out as noise."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    for element in root.iter():
        for name in [name for name in element.attrib if name == "role" or name.startswith("aria-")]:
            del element.attrib[name]
    name = f"chart-{hashlib.sha256(drawn.encode()).hexdigest()[:8]}"
    root.attrib |= {
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-description",
        "focusable": "false",
    }
    for position, (tag, words) in enumerate((("title", title), ("description", description))):
        told = ElementTree.Element(f"{{{_SVG}}}{'title' if tag == 'title' else 'desc'}", id=f"{name}-{tag}")
        told.text = words
        root.insert(position, told)
    return ElementTree.tostring(root, encoding="unicode")
