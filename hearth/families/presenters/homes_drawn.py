"""Homes over time as a drawing: a line of bars for each person, a letter in each for the home, and the years below.

Homes are told apart by letter and by pattern of the edge, never by colour alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

WIDTH, LEFT, RIGHT = 720, 8, 8
ROW, NAME, BAR, TOP, AXIS = 52, 18, 24, 6, 30
INK, QUIET, LINE = "#1f1a17", "#5a4d44", "#e3d3c2"
FILLS = ("#f2d9c4", "#cfe0e5", "#e4e0c4", "#dcd3e6", "#d5e5d3", "#efd3d6")
FEWEST_DAYS = 90  # a family of a week is still drawn with some time around it


@dataclass(frozen=True)
class Bar:
    """Somebody in a home. Without a start it begins at the edge of the drawing, open."""

    person: str
    letter: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        span = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (day - self.first).days / span))
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def draw(bars: Sequence[Bar], *, today: date, title: str, description: str) -> Markup:
    people = list(dict.fromkeys(bar.person for bar in bars))
    scale = scale_of(bars, today)
    height = TOP + ROW * len(people) + AXIS
    svg = Element("svg", viewBox=f"0 0 {WIDTH} {height}", role="img", focusable="false")
    svg.set("xmlns", "http://www.w3.org/2000/svg")
    svg.set("aria-labelledby", "homes-title homes-description")
    SubElement(svg, "title", id="homes-title").text = title
    SubElement(svg, "desc", id="homes-description").text = description
    _years(svg, scale, height)
    fills = {letter: FILLS[n % len(FILLS)] for n, letter in enumerate(sorted({bar.letter for bar in bars}))}
    for number, person in enumerate(people):
        top = TOP + ROW * number
        _text(svg, LEFT, top + NAME - 5, person, weight="bold")
        for bar in bars:
            if bar.person == person:
                _bar(svg, bar, scale, top + NAME, today, fills[bar.letter])
    return Markup(tostring(svg, encoding="unicode"))


def scale_of(bars: Iterable[Bar], today: date) -> Scale:
    """From the first day that anybody knows to today."""
    known = [day for bar in bars for day in (bar.starts, bar.ends) if day]
    first = min([*known, date.fromordinal(today.toordinal() - FEWEST_DAYS)])
    return Scale(first, max([*known, today]))


def _bar(svg: Element, bar: Bar, scale: Scale, top: float, today: date, fill: str) -> None:
    left = scale.x(bar.starts) if bar.starts else scale.x(scale.first)
    right = max(scale.x(bar.ends or scale.last), left + 4)
    edge = {} if bar.starts else {"stroke-dasharray": "4 3"}
    SubElement(
        svg,
        "rect",
        {
            "x": f"{left}",
            "y": f"{top}",
            "width": f"{round(right - left, 1)}",
            "height": f"{BAR}",
            "rx": "3",
            "fill": fill,
            "stroke": INK,
            "stroke-width": "1.2",
            **edge,
        },
    )
    if right - left > 16:
        _text(svg, left + 6, top + 17, bar.letter, weight="bold")


def _years(svg: Element, scale: Scale, height: int) -> None:
    """A line at each new year, thinned until the figures have room; months where there are no years."""
    firsts = [date(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1)]
    step = max(1, -(-len(firsts) // 9))
    marks = firsts[::step] or [scale.first]
    for day in marks:
        x = scale.x(day)
        SubElement(svg, "line", x1=f"{x}", x2=f"{x}", y1="0", y2=f"{height - AXIS + 4}", stroke=LINE)
        far_right = x > WIDTH - 60
        _text(svg, x, height - 8, str(day.year), colour=QUIET, anchor="end" if far_right else "start")


def _text(
    svg: Element, x: float, y: float, words: str, *, weight: str = "normal", colour: str = INK, anchor: str = "start"
) -> None:
    look = {"font-family": "arial, sans-serif", "font-size": "15", "font-weight": weight, "fill": colour}
    SubElement(svg, "text", {"x": f"{x}", "y": f"{y}", "text-anchor": anchor, **look}).text = words
