"""Where everything stands: symbols in their rows, and the lines between them. Plain Python, in drawing units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearth.familyfile.picture.generations import rows_of
from hearth.familyfile.picture.order import ordered, spread
from hearth.familyfile.picture.scene import APART, BIRTH, LEGAL, NEVER, SOCIAL, Descent, Figure, Home, Key, Pair, Scene

SIZE, CELL, MARGIN = 44.0, 138.0, 80.0
LABEL_LINE, LABEL_GAP, LABEL_LINES = 18.0, 20.0, 3
ROW = 216.0  # from one row's symbols to the next's
TOP = 44.0
BAR_FIRST, BAR_STEP = 34.0, 11.0  # above the children: where their common line runs, and the next one

Point = tuple[float, float]
Box = tuple[float, float, float, float]
STRAIGHTENED = 14.0  # a line that would step aside by less goes straight down
ASIDE = {BIRTH: 0.0, LEGAL: 10.0, SOCIAL: -10.0}  # so that two lines to one child stay two
STYLES = {BIRTH: "solid", LEGAL: "long", SOCIAL: "dotted"}


@dataclass(frozen=True)
class Placed:
    figure: Figure
    x: float  # the middle
    y: float

    @property
    def half(self) -> float:
        return SIZE / 2 * (0.6 if self.figure.small else 1)

    @property
    def under(self) -> float:
        """Below the words."""
        return self.y + SIZE / 2 + LABEL_GAP + LABEL_LINE * (len(self.figure.lines) - 1) + 8


@dataclass(frozen=True)
class Line:
    points: tuple[Point, ...]
    style: str  # solid, long, dotted, told
    slashes: Point | None = None  # where two strokes say that they are apart
    words: str = ""  # beside the middle
    ends: tuple[Key, ...] = ()  # whom it joins


@dataclass(frozen=True)
class Area:
    """A home: rectangles (left, top, right, bottom) that together are its ground."""

    letter: str
    boxes: tuple[Box, ...]
    corners: tuple[Point, ...]  # where the letter stands: once in each piece


@dataclass(frozen=True)
class Layout:
    width: float
    height: float
    placed: tuple[Placed, ...]
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]


def lay_out(scene: Scene) -> Layout:
    rows = ordered(scene, rows_of(scene))
    x = spread(rows, scene, CELL)
    figures = {each.key: each for each in scene.figures}
    placed = {
        key: Placed(figures[key], MARGIN + x[key], TOP + SIZE / 2 + ROW * number)
        for number, row in enumerate(rows)
        for key in row
    }
    lines = [
        *(_pair(pair, placed) for pair in scene.pairs),
        *_descents(scene, placed),
        *(_link(placed[each.one], placed[each.other], each.words, placed) for each in scene.links),
    ]
    areas = [_area(home, rows, placed) for home in scene.homes]
    width = max((each.x for each in placed.values()), default=0.0) + MARGIN
    height = max((each.under for each in placed.values()), default=0.0) + 24
    return Layout(width, height, tuple(placed.values()), tuple(lines), tuple(area for area in areas if area.boxes))


def _pair(pair: Pair, placed: Mapping[Key, Placed]) -> Line:
    """Between neighbours straight across; past others, over their heads."""
    left, right = sorted((placed[pair.one], placed[pair.other]), key=lambda each: each.x)
    style = "dotted" if pair.standing == NEVER else "solid"
    if _beside(left, right, placed):
        points: tuple[Point, ...] = ((left.x + left.half, left.y), (right.x - right.half, right.y))
    else:
        over = _over(left, right)
        points = (
            (left.x, left.y - left.half),
            (left.x, over),
            (right.x, over),
            (right.x, right.y - right.half),
        )
    return Line(points, style, _middle(points) if pair.standing == APART else None, ends=(pair.one, pair.other))


def _beside(left: Placed, right: Placed, placed: Mapping[Key, Placed]) -> bool:
    return left.y == right.y and not any(each.y == left.y and left.x < each.x < right.x for each in placed.values())


def _over(left: Placed, right: Placed) -> float:
    """How high a line runs that passes over others' heads: the farther, the higher, so that two do not meet."""
    return min(left.y, right.y) - SIZE / 2 - 8 - 6 * min(3.0, (right.x - left.x) // CELL - 1)


def _middle(points: Sequence[Point]) -> Point:
    """Of the longest level stretch."""
    (left, right) = (points[0], points[-1]) if len(points) == 2 else (points[1], points[2])
    return ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)


def _descents(scene: Scene, placed: Mapping[Key, Placed]) -> Iterable[Line]:
    """The children of the same parents by the same tie hang from one bar; bars that would meet run apart."""
    families: dict[tuple[tuple[Key, ...], str], list[Descent]] = defaultdict(list)
    for each in scene.descents:
        families[(tuple(sorted(each.parents, key=str)), each.tie)].append(each)
    taken: dict[tuple[float, int], list[tuple[float, float]]] = defaultdict(list)
    for (parents, tie), descents in sorted(families.items(), key=lambda each: _span(each, placed)):
        start = _start(parents, placed)
        feet = _feet(descents, placed)
        across = [start[0], *(x for x, _ in feet), *(child.x for _, child in feet)]
        reach = (min(across), max(across))
        floor = min(placed[each.child].y for each in descents) - SIZE / 2
        bar = floor - BAR_FIRST - BAR_STEP * _level(taken, floor, reach)
        yield from _hang(start, bar, feet, tie, parents)


def _span(family: tuple[tuple[tuple[Key, ...], str], list[Descent]], placed: Mapping[Key, Placed]) -> tuple[float, str]:
    (parents, tie), descents = family
    ends = [placed[key].x for key in (*parents, *(each.child for each in descents))]
    return max(ends) - min(ends), f"{parents} {tie}"


def _start(parents: Sequence[Key], placed: Mapping[Key, Placed]) -> Point:
    """Between two parents, on their line; under the words of one."""
    both = sorted((placed[key] for key in parents), key=lambda each: each.x)
    if len(both) == 1:
        return (both[0].x, both[0].under)
    left, right = both[0], both[-1]
    if _beside(left, right, placed):
        return ((left.x + right.x) / 2, left.y)
    return (right.x - CELL / 2, _over(left, right))


def _feet(descents: Sequence[Descent], placed: Mapping[Key, Placed]) -> list[tuple[float, Placed]]:
    """Where on the bar each child's line falls from: twins share one point, and their lines spread from it."""
    found = []
    for each in descents:
        alike = [placed[other.child].x for other in descents if each.twins and other.twins == each.twins]
        x = sum(alike) / len(alike) if alike else placed[each.child].x
        found.append((x, placed[each.child]))
    return found


def _level(taken: dict[tuple[float, int], list[tuple[float, float]]], floor: float, reach: tuple[float, float]) -> int:
    """The lowest level above these children on which nothing else runs here."""
    level = 0
    while any(reach[0] <= right + 6 and left - 6 <= reach[1] for left, right in taken[floor, level]):
        level += 1
    taken[floor, level].append(reach)
    return level


def _hang(
    start: Point, bar: float, feet: Sequence[tuple[float, Placed]], tie: str, parents: tuple[Key, ...]
) -> Iterable[Line]:
    for x, child in feet:
        aside = ASIDE[tie]
        top = child.y - child.half * (0.9 if aside else 1)
        alone = len(feet) == 1 and abs(x + aside - start[0]) < STRAIGHTENED
        from_x = x + aside if alone else start[0]
        points = [(from_x, start[1]), (from_x, bar), (x + aside, bar), (child.x + aside, top)]
        yield Line(tuple(_straight(points)), STYLES[tie], ends=(*parents, child.figure.key))


def _straight(points: Sequence[Point]) -> list[Point]:
    """Without points that repeat the one before."""
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def _link(one: Placed, other: Placed, words: str, placed: Mapping[Key, Placed]) -> Line:
    """Between neighbours from side to side; otherwise from corner to corner."""
    left, right = sorted((one, other), key=lambda each: (each.x, each.y))
    if _beside(left, right, placed):
        ends = ((left.x + left.half, left.y), (right.x - right.half, right.y))
    else:
        up = 1 if left.y > right.y else -1 if left.y < right.y else 1
        down = up if left.y != right.y else -1
        ends = (
            (left.x + left.half * 0.75, left.y - left.half * 0.75 * up),
            (right.x - right.half * 0.75, right.y + right.half * 0.75 * down),
        )
    return Line(ends, "told", words=words, ends=(one.figure.key, other.figure.key))


def _area(home: Home, rows: Sequence[Sequence[Key]], placed: Mapping[Key, Placed]) -> Area:
    """A box for each run of neighbours who live here, and a way between boxes of rows that follow each other."""
    boxes: list[Box] = []
    corners: list[Point] = []
    last: list[Box] = []
    for row in rows:
        here = [_box(run, placed) for run in _runs(row, home.people)]
        for lower in here:
            ways = [way for upper in last if (way := _way(upper, lower))]
            boxes += [*ways, lower]
            corners += [] if ways else [lower[:2]]
        last = here
    return Area(home.letter, tuple(boxes), tuple(corners))


def _way(upper: Box, lower: Box) -> Box | None:
    """From one row's box down to the next one's, where they are over each other."""
    left, right = max(upper[0], lower[0]), min(upper[2], lower[2])
    return (left, upper[3], right, lower[1]) if right - left >= SIZE else None


def _runs(row: Sequence[Key], people: frozenset[Key]) -> Iterable[list[Key]]:
    run: list[Key] = []
    for key in row:
        if key in people:
            run.append(key)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _box(run: Sequence[Key], placed: Mapping[Key, Placed]) -> Box:
    first, last = placed[run[0]], placed[run[-1]]
    low = first.y + SIZE / 2 + LABEL_GAP + LABEL_LINE * (LABEL_LINES - 1) + 10
    return (first.x - CELL / 2 + 6, first.y - SIZE / 2 - 14, last.x + CELL / 2 - 6, low)
