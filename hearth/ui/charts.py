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
NARROW = 360  # readable on a phone without moving it sideways
BEFORE, AFTER, SPAN = "#b4521e", "#14566b", "#d8c3ae"

_SVG = "http://www.w3.org/2000/svg"
_BAND = 66
_WIDTH = 280  # with its margins a chart is as wide as the smallest phone leaves it, with its letters at their size
_LINE = 36  # characters of a bold name that fit beside each other

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
    names = [str(row["area"]) for row in rows]
    spans = [{"row": row["area"], "from": row["before"], "to": row["after"]} for row in rows]
    dots = [
        {"row": row["area"], "grade": row[key], "time": name}
        for row in rows
        for key, name in (("before", before), ("after", after))
        if row[key] is not None
    ]
    axis = alt.Axis(values=list(range(1, worst + 1)), format="d", title=f"Grade: 1 is best, {worst} is worst")
    scale = alt.Scale(domain=[1, worst], padding=16)
    both = [span for span in spans if span["from"] is not None and span["to"] is not None]
    lines = alt.Chart(alt.Data(values=both)).mark_rule(strokeWidth=4, color=SPAN)
    lines = lines.encode(y=_row(names), x=alt.X("from:Q", scale=scale, axis=axis), x2="to:Q")
    marks = alt.Chart(alt.Data(values=dots)).mark_point(strokeWidth=3, opacity=1)
    marks = marks.encode(
        y=_row(names),
        x=alt.X("grade:Q", scale=scale, axis=axis),
        color=_told_apart(before, after, [BEFORE, AFTER]),
        fill=_told_apart(before, after, ["#ffffff", AFTER]),
        shape=_told_apart(before, after, ["circle", "square"]),
        size=_told_apart(before, after, [320, 90]),
    )
    told = [f"{row['area']}: {_grade(row['before'])} to {_grade(row['after'])}." for row in rows]
    chart = _stacked([lines, marks, *_names_above(names, names)])
    return svg(chart, title=f"Grades by area, {before} and {after}", description=" ".join(told))


def _row(names: Sequence[str]) -> alt.Y:
    """One band a name, in the order given. Names stand above the marks, so that a phone has room for both."""
    return alt.Y("row:N", sort=list(names), scale=alt.Scale(domain=list(names)), axis=None)


def _names_above(names: Sequence[str], words: Sequence[str]) -> list[alt.Chart]:
    """A layer for names of one line, another for those of two: each begins higher than the last."""
    lines = {name: textwrap.wrap(told, _LINE) or [""] for name, told in zip(names, words, strict=True)}
    layers = []
    for count in sorted({len(each) for each in lines.values()}):
        values = [{"row": name, "words": "\n".join(told)} for name, told in lines.items() if len(told) == count]
        text = alt.Chart(alt.Data(values=values)).mark_text(
            align="left", baseline="line-bottom", dy=3 - 16 * count, lineBreak="\n", fontWeight="bold"
        )
        layers.append(text.encode(y=_row(names), x=alt.value(0), text="words:N"))
    return layers


def _stacked(layers: Sequence[alt.Chart]) -> alt.LayerChart:
    return alt.layer(*layers).properties(width=_WIDTH, height=alt.Step(_BAND))


def _told_apart(before: str, after: str, values: Sequence[Any]) -> dict[str, Any]:
    """The same legend for every channel, so that Vega-Lite draws one."""
    return {
        "field": "time",
        "type": "nominal",
        "scale": {"domain": [before, after], "range": list(values)},
        "legend": {"title": None},
    }


def _grade(grade: Any) -> str:
    return "no grade" if grade is None else f"{grade:g}"


def _accessible(drawn: str, title: str, description: str) -> str:
    """One image with one name: Vega's own roles, one for each axis and mark, read out as noise."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(drawn)
    for element in root.iter():
        for name in [name for name in element.attrib if name == "role" or name.startswith("aria-")]:
            del element.attrib[name]
    if float(root.attrib["width"]) <= NARROW:
        root.attrib["class"] = " ".join(filter(None, [root.attrib.get("class"), "hearth-chart__narrow"]))
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
