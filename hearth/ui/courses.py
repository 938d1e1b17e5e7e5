"""How several things went over time, one small picture under the other, as SVG with the words in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from markupsafe import Markup

from hearth.ui.charts import AFTER, INK, SPAN, svg

HEIGHT, WIDTH = 54, 280


@dataclass(frozen=True)
class Course:
    """`points`, one a time: how far up its scale, None where nobody knows, and the words beside the point.

    `higher_is_worse` turns the picture round, so that up is better in each.
    """

    name: str
    points: Sequence[tuple[float | None, str]]
    higher_is_worse: bool = False


def courses(times: Sequence[str], lines: Sequence[Course]) -> Markup:
    """A line for each, from the first time to the last; better is always up, and every point says what it is."""
    drawn = [_drawn(times, line, last=line is lines[-1]) for line in lines]
    told = [f"{line.name}: {', then '.join(words or 'not known' for _, words in line.points)}." for line in lines]
    chart = alt.vconcat(*drawn, spacing=22)
    return svg(chart, title=f"Over time, from {times[0]} to {times[-1]}", description=" ".join(told))


def _drawn(times: Sequence[str], line: Course, last: bool) -> Any:
    values = [
        {"time": number, "at": at, "words": _short(words)}
        for number, (at, words) in enumerate(line.points)
        if at is not None
    ]
    axis = (
        alt.Axis(values=list(range(len(times))), labelExpr=_named(times), grid=True, labelAngle=0, title=None)
        if last
        else None
    )
    x = alt.X("time:Q", scale=alt.Scale(domain=[0, max(len(times) - 1, 1)], padding=34), axis=axis)
    y = alt.Y("at:Q", axis=None, scale=alt.Scale(reverse=line.higher_is_worse, zero=False, padding=14, nice=False))
    base = alt.Chart(alt.Data(values=values)).encode(x=x, y=y)
    marks = [
        base.mark_line(strokeWidth=3, color=SPAN),
        base.mark_point(size=90, filled=True, color=AFTER, opacity=1),
        base.mark_text(dy=-13, color=INK, fontSize=13).encode(text="words:N"),
    ]
    title = alt.TitleParams(line.name, anchor="start", fontSize=14, color=INK, offset=6)
    return alt.layer(*marks).properties(width=WIDTH, height=HEIGHT, title=title)


def _named(times: Sequence[str]) -> str:
    """A Vega expression: the time's day under its number; day and stage on two lines."""
    parts = [f"datum.value == {number} ? {_quoted(time)}" for number, time in enumerate(times)]
    return " : ".join([*parts, "''"])


def _quoted(time: str) -> str:
    lines = ", ".join("'" + part.strip().replace("\\", "").replace("'", "’") + "'" for part in time.split(","))
    return f"[{lines}]"


def _short(words: str) -> str:
    return words if len(words) <= 18 else words[:17] + "…"
