"""The layout as SVG: standard symbols, ink on white, so that it prints. Nothing is told by colour alone."""

from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from hearth.familyfile.picture.layout import LABEL_GAP, LABEL_LINE, SIZE, Area, Box, Layout, Line, Placed
from hearth.familyfile.picture.scene import CIRCLE, DIAMOND, SQUARE

INK, QUIET, GROUND, EDGE, PAPER = "#1f1a17", "#5a4d44", "#f7eee4", "#b4521e", "#ffffff"
DASHES = {"solid": "", "long": "12 5", "dotted": "2 5", "told": "6 4"}


def drawn(layout: Layout, title: str, description: str) -> Markup:
    width, height = f"{layout.width:g}", f"{layout.height:g}"
    svg = Element("svg", {"viewBox": f"0 0 {width} {height}", "width": width, "height": height})
    svg.attrib |= {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "focusable": "false",
        "aria-labelledby": "picture-title picture-description",
    }
    SubElement(svg, "title", id="picture-title").text = title
    SubElement(svg, "desc", id="picture-description").text = description
    for area in layout.areas:
        _ground(svg, area)
    for line in layout.lines:
        _line(svg, line)
    for each in layout.placed:
        _symbol(svg, each)
        _words(svg, each)
    return Markup(tostring(svg, encoding="unicode"))


def _ground(svg: Element, area: Area) -> None:
    """Who lives together: their ground, with a dotted edge around the whole of it, and its letter."""
    for left, top, right, bottom in area.boxes:
        box = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{right - left:g}", "height": f"{bottom - top:g}"}
        SubElement(svg, "rect", {**box, "fill": GROUND})
    path = " ".join(f"M{a:g} {b:g}L{c:g} {d:g}" for a, b, c, d in edges(area))
    look = {"fill": "none", "stroke": EDGE, "stroke-width": "2", "stroke-dasharray": "2 5", "stroke-linecap": "round"}
    SubElement(svg, "path", {"d": path, **look})
    for left, top in area.corners:
        _text(svg, left + 8, top + 18, area.letter, bold=True, colour=EDGE)


def edges(area: Area) -> list[Box]:
    """The outer edge of boxes that may touch: of every piece of their sides, those with ground on one side only."""
    xs = sorted({x for left, _, right, _ in area.boxes for x in (left, right)})
    ys = sorted({y for _, top, _, bottom in area.boxes for y in (top, bottom)})

    def ground(column: int, row: int) -> bool:
        if not (0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1):
            return False
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        return any(left < x < right and top < y < bottom for left, top, right, bottom in area.boxes)

    level = [
        (xs[column], y, xs[column + 1], y)
        for row, y in enumerate(ys)
        for column in range(len(xs) - 1)
        if ground(column, row) != ground(column, row - 1)
    ]
    upright = [
        (x, ys[row], x, ys[row + 1])
        for column, x in enumerate(xs)
        for row in range(len(ys) - 1)
        if ground(column, row) != ground(column - 1, row)
    ]
    return level + upright


def _line(svg: Element, line: Line) -> None:
    points = " ".join(f"{x:g},{y:g}" for x, y in line.points)
    look = {"fill": "none", "stroke": QUIET if line.style == "told" else INK, "stroke-width": "2"}
    if DASHES[line.style]:
        look["stroke-dasharray"] = DASHES[line.style]
    SubElement(svg, "polyline", {"points": points, **look})
    if line.slashes:
        x, y = line.slashes
        for shift in (-4, 4):
            d = f"M{x + shift - 5:g} {y + 10:g}L{x + shift + 5:g} {y - 10:g}"
            SubElement(svg, "path", {"d": d, "stroke": INK, "stroke-width": "2"})
    if line.words:
        (left, top), (right, bottom) = line.points[0], line.points[-1]
        _text(svg, (left + right) / 2, (top + bottom) / 2 - 4, line.words, anchor="middle", size=14, colour=QUIET)


def _symbol(svg: Element, placed: Placed) -> None:
    figure, half, x, y = placed.figure, placed.half, placed.x, placed.y
    look = {"fill": PAPER, "stroke": INK, "stroke-width": "2.5"}
    if figure.outside:
        look["stroke-dasharray"] = "4 3"
    _shape(svg, figure.shape, x, y, half, look)
    if figure.marked:
        _shape(svg, figure.shape, x, y, half - 5, {"fill": "none", "stroke": INK, "stroke-width": "1.5"})
    if figure.crossed:
        reach = half * (0.72 if figure.shape in (CIRCLE, DIAMOND) else 1)
        for lean in (1, -1):
            d = f"M{x - reach:g} {y - reach * lean:g}L{x + reach:g} {y + reach * lean:g}"
            SubElement(svg, "path", {"d": d, "stroke": INK, "stroke-width": "2"})


def _shape(svg: Element, shape: str, x: float, y: float, half: float, look: dict[str, str]) -> None:
    if shape == SQUARE:
        box = {"x": f"{x - half:g}", "y": f"{y - half:g}", "width": f"{2 * half:g}", "height": f"{2 * half:g}"}
        SubElement(svg, "rect", {**box, **look})
    elif shape == CIRCLE:
        SubElement(svg, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{half:g}", **look})
    else:
        corners = (
            [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            if shape == DIAMOND
            else [(x, y - half), (x + half, y + half), (x - half, y + half)]
        )
        SubElement(svg, "polygon", {"points": " ".join(f"{a:g},{b:g}" for a, b in corners), **look})


def _words(svg: Element, placed: Placed) -> None:
    """Under the symbol, the name first. White around the letters, where a line has to pass behind them."""
    top = placed.y + SIZE / 2 + LABEL_GAP
    for number, words in enumerate(placed.figure.lines):
        _text(
            svg,
            placed.x,
            top + LABEL_LINE * number,
            words,
            anchor="middle",
            bold=number == 0,
            size=15 if number == 0 else 14,
            colour=INK if number == 0 else QUIET,
        )


def _text(
    svg: Element,
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    bold: bool = False,
    size: int = 15,
    colour: str = INK,
) -> None:
    look = {
        "x": f"{x:g}",
        "y": f"{y:g}",
        "text-anchor": anchor,
        "font-family": "arial, sans-serif",
        "font-size": f"{size}",
        "font-weight": "bold" if bold else "normal",
        "fill": colour,
        "stroke": PAPER,
        "stroke-width": "4",
        "stroke-linejoin": "round",
        "paint-order": "stroke",
    }
    SubElement(svg, "text", look).text = words
