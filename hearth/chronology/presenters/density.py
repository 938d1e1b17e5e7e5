"""How much happened, quarter by quarter in each strand: a small drawing and the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearth.chronology.counting import Quarter
from hearth.chronology.rules import STRANDS

WIDTH, HEIGHT, ROW, TOP = 640, 236, 66, 22  # in the drawing's own units
LEFT = 4
COLOURS = {"worries": "#b4521e", "life": "#14566b", "agencies": "#7a6a5c"}
MOST_BARS = 48  # twelve years; longer lives are counted by the year


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Row:
    label: str
    colour: str
    y: float  # of the words
    base: float  # of the bars
    bars: list[Bar]


@dataclass(frozen=True)
class Density:
    rows: list[Row]
    years: list[tuple[str, float]]  # a year and where it begins
    table: list[list[str]]
    description: str
    width: int = WIDTH
    height: int = HEIGHT


def density(counted: Sequence[Quarter]) -> Density | None:
    """None where there is nothing to see. Every quarter from the first to the last has its place, empty or not."""
    if not counted:
        return None
    by_year = _quarters_between(counted[0], counted[-1]) > MOST_BARS
    times = _times(counted, by_year)
    found: dict[tuple[str, tuple[int, int]], int] = {}
    for each in counted:
        key = each.strand, (each.year, 1 if by_year else each.quarter)
        found[key] = found.get(key, 0) + each.count
    most = max(found.values())
    step = (WIDTH - 2 * LEFT) / max(len(times), 8)
    counts = {strand: [found.get((strand, time), 0) for time in times] for strand in STRANDS}
    rows = [_row(place, strand, counts[strand], most, step) for place, strand in enumerate(STRANDS)]
    years = [(str(time[0]), LEFT + index * step) for index, time in enumerate(times) if time[1] == 1 or index == 0]
    table = [
        [_named(time, by_year), *(str(counts[strand][index]) for strand in STRANDS)] for index, time in enumerate(times)
    ]
    return Density(rows, _apart(years), table, _described(counted))


def _row(place: int, strand: str, counts: Sequence[int], most: int, step: float) -> Row:
    base = TOP + place * ROW + ROW - 22.0
    bars = []
    for index, count in enumerate(counts):
        if count:
            height = max(count / most * (ROW - 26), 3)
            x, width = LEFT + index * step, max(step - 2, 2)
            bars.append(Bar(round(x, 1), round(base - height, 1), round(width, 1), round(height, 1)))
    return Row(STRANDS[strand], COLOURS[strand], TOP + place * ROW - 4.0, base, bars)


def _quarters_between(first: Quarter, last: Quarter) -> int:
    return (last.year - first.year) * 4 + last.quarter - first.quarter + 1


def _times(counted: Sequence[Quarter], by_year: bool) -> list[tuple[int, int]]:
    first, last = counted[0], counted[-1]
    if by_year:
        return [(year, 1) for year in range(first.year, last.year + 1)]
    begin = first.year * 4 + first.quarter - 1
    return [((begin + step) // 4, (begin + step) % 4 + 1) for step in range(_quarters_between(first, last))]


def _named(time: tuple[int, int], by_year: bool) -> str:
    months = ("January to March", "April to June", "July to September", "October to December")
    return str(time[0]) if by_year else f"{months[time[1] - 1]} {time[0]}"


def _apart(years: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Only as many years as can stand beside each other without touching."""
    shown: list[tuple[str, float]] = []
    for name, x in years:
        if not shown or x - shown[-1][1] >= 44:
            shown.append((name, round(x, 1)))
    return shown


def _described(counted: Sequence[Quarter]) -> str:
    totals = {strand: sum(each.count for each in counted if each.strand == strand) for strand in STRANDS}
    told = ", ".join(f"{STRANDS[strand].lower()} {count}" for strand, count in totals.items())
    return f"From {counted[0].year} to {counted[-1].year}: {told}."
