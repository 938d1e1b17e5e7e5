"""The report in finished words, for the page, the single HTML file and the Word document alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hearth.outcomes import charts
from hearth.outcomes.figures import Figure, Median, Share
from hearth.outcomes.report import DESIGN, Report
from hearth.outcomes.statistics import Interval
from hearth.outcomes.telling import MORE_FAMILIES

HIDDEN = "too few to show"
NO_CASES = "no cases"
COLUMNS = (
    "What we looked at",
    "Result",
    "Share or change",
    "Range (95%)",
    "Families",
    "Missing",
    "Of those with it as a goal",
)


@dataclass(frozen=True)
class Row:
    """One figure: cells in the order of `COLUMNS`, and sentences that belong beneath it."""

    label: str
    rule: str
    cells: tuple[str, ...]
    asides: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """Figures of one programme at one stage. `chart` is SVG, or None where nothing can be drawn."""

    title: str
    rows: tuple[Row, ...]
    chart: str | None
    chart_says: str


@dataclass(frozen=True)
class Presented:
    title: str
    who: tuple[str, ...]
    how_to_read: tuple[str, ...]
    sections: tuple[Section, ...]
    columns: tuple[str, ...] = COLUMNS


def present(report: Report, *, others: bool = True) -> Presented:
    """`others`: whether it may be said how many are of other services or times."""
    how_to_read = HOW_TO_READ + (HOW_TO_COMPARE if any(who.counted_on for who in report.who) else ())
    return Presented("Did it help?", tuple(_who(report, others)), how_to_read, tuple(_sections(report)))


HOW_TO_READ = (
    f"Design: {DESIGN}. Families may have changed for other reasons too, so these figures do not show "
    "what the service caused.",
    "The range says where the true share may lie, chance being what it is; the fewer the cases, the wider. "
    "It treats brothers and sisters as if they had nothing in common, so where many families have several "
    "children it should be somewhat wider.",
    "Missing are those who were observed at one end only, or who were not reached at follow-up. They never "
    "count as a success.",
    f"“{HIDDEN.capitalize()}” hides numbers from 1 to 5, and whatever would give them away, so that nobody "
    "can be recognised.",
)
HOW_TO_COMPARE = (
    f"A programme is counted again when its work has ended with at least {MORE_FAMILIES} more families. A row then "
    "changes only where what changed in it is itself no small number. Until then it stands, with the day on which it "
    "was counted, so that nobody can be seen in what lies between.",
)


def _who(report: Report, others: bool) -> Iterator[str]:
    asked = report.asked
    for who in report.who:
        parts = [f"{who.title}: {_number(who.closed)} closed episodes"]
        parts += [f"at {asked.service}"] if asked.service else []
        parts += [f"referred from {asked.since:%-d %B %Y}"] if asked.since else []
        parts += [f"referred up to {asked.until:%-d %B %Y}"] if asked.until else []
        left_out = f"{_number(who.still_open)} still open"
        left_out += f", {_number(who.outside)} of other services or times" if others else ""
        counted = f" As counted on {who.counted_on:%-d %B %Y}." if who.counted_on else ""
        yield f"{', '.join(parts)}. Left out: {left_out}.{counted}"


def _sections(report: Report) -> Iterator[Section]:
    titles = {who.programme: who.title for who in report.who}
    for (programme, stage), group in groupby(report.figures, key=lambda figure: (figure.programme, _stage(figure))):
        figures = list(group)
        title = f"{titles[programme]}: {stage}"
        shares = [figure for figure in figures if isinstance(figure.result, Share)]
        yield Section(title, _rows(shares), charts.shares(shares), f"Chart of the shares in the table, {title}")
        medians = [figure for figure in figures if isinstance(figure.result, Median)]
        if medians:
            drawn = charts.medians(medians)
            yield Section(f"{title}, middle change", _rows(medians), drawn, f"Chart of the middle change, {title}")


def _stage(figure: Figure) -> str:
    """At closure, or how long after it: follow-ups say so at the end of their label."""
    return figure.measure.label.rpartition(", ")[2] if _is_followup(figure) else "at closure"


def _is_followup(figure: Figure) -> bool:
    return figure.measure.denominator == "everyone_closed"


def _rows(figures: Sequence[Figure]) -> tuple[Row, ...]:
    return tuple(Row(_label(figure), figure.measure.rule, _cells(figure), tuple(_asides(figure))) for figure in figures)


def _label(figure: Figure) -> str:
    return figure.measure.label.rpartition(", ")[0] if _is_followup(figure) else figure.measure.label


def _cells(figure: Figure) -> tuple[str, ...]:
    result = figure.result
    head = _share_cells(result, figure.measure.unit) if isinstance(result, Share) else _median_cells(result)
    goals = "" if figure.of_goals is None else _of(figure.of_goals)
    return (*head, _number(figure.families), _number(figure.missing), goals)


def _share_cells(share: Share, unit: str) -> tuple[str, str, str]:
    if share.denominator == 0:
        return NO_CASES, "", ""
    if share.numerator is None:
        return (HIDDEN if share.denominator is None else f"{HIDDEN}, of {share.denominator:,} {unit}"), "", ""
    return (
        f"{share.numerator:,} of {share.denominator:,} {unit}",
        f"{share.percent}%",
        _range(share.interval, "%"),
    )


def _median_cells(median: Median) -> tuple[str, str, str]:
    if median.n is None:
        return HIDDEN, "", ""
    if median.median is None:
        return NO_CASES, "", ""
    return f"middle of {median.n:,}", f"{median.median:+} points", _range(median.interval, "")


def _asides(figure: Figure) -> Iterator[str]:
    if figure.counted_on:
        yield f"As counted on {figure.counted_on:%-d %B %Y}."
    if figure.strict is not None:
        yield f"By the strict rule: {_of(figure.strict)}."
        if figure.strict.unknown:
            yield f"Where the child went was not recorded for {figure.strict.unknown:,}."
    if figure.whole_cohort is not None:
        cells = ", ".join(cell for cell in _median_cells(figure.whole_cohort) if cell)
        yield f"Everybody observed twice, high or low at the start: {cells}."
    if figure.not_recorded:
        yield f"Nothing was recorded at either end for {figure.not_recorded:,}."


def _of(share: Share) -> str:
    if share.denominator == 0:
        return NO_CASES
    if share.numerator is None or share.denominator is None:
        return HIDDEN if share.unknown is None else "not recorded"
    return f"{share.numerator:,} of {share.denominator:,} ({share.percent}%)"


def _range(interval: Interval | None, unit: str) -> str:
    return "" if interval is None else f"{interval[0]}{unit} to {interval[1]}{unit}"


def _number(count: int | None) -> str:
    return HIDDEN if count is None else f"{count:,}"
