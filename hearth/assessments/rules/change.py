"""What changed between two graded profiles of one child with one carer, and what of it is more than noise.

An area is read by its worst item. Only items graded at both times are compared: otherwise an area would look better
because its worst item was not observed the second time. How much counts is declared by the instrument (`change`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hearth.practice.definitions.instrument import Area, Instrument, Item

Grades = Mapping[str, int | None]
"""An item's id to its grade, or to None where a reason stands instead. What is absent is not answered yet."""


class Verdict(StrEnum):
    WORSE = "worse"
    BETTER = "better"
    UNSURE = "unsure"  # it moved, by no more than two workers may differ
    SAME = "same"
    UNKNOWN = "unknown"  # nothing was graded at both times


class Because(StrEnum):
    """Why a change is taken to be more than noise."""

    FAR_ENOUGH = "far_enough"  # the item that speaks for the area moved at least `item_grades`
    SHOWN_AGAIN = "shown_again"  # `area_confirmed_by` assessments in a row show it


@dataclass(frozen=True)
class ItemChange:
    """An item that moved more than noise. Steps down the scale are positive: worse."""

    item: Item
    before: int
    after: int
    steps: int


@dataclass(frozen=True)
class AreaChange:
    """`before` and `after` are read over the items graded at both times; `left_out` were graded once."""

    area: Area
    before: int | None
    after: int | None
    steps: int
    verdict: Verdict
    because: Because | None
    items: tuple[ItemChange, ...]
    left_out: tuple[Item, ...]


def area_changes(instrument: Instrument, history: Sequence[Grades]) -> tuple[AreaChange, ...]:
    """From the first of `history` (oldest first, one instrument version) to its last; worst area first."""
    if len(history) < 2:
        raise ValueError("Change needs two assessments.")
    changes = [_area_change(instrument, area, history) for area in instrument.areas]
    return tuple(sorted(changes, key=lambda change: _badness(instrument, change), reverse=True))


def _area_change(instrument: Instrument, area: Area, history: Sequence[Grades]) -> AreaChange:
    first, last = history[0], history[-1]
    before, after = _compared(instrument, area, first, last)
    steps = _steps(instrument, before, after)
    because = _because(instrument, area, steps, history)
    moved = (_item_change(instrument, item, first, last) for item in area.items if _in_both(item, first, last))
    return AreaChange(
        area=area,
        before=before,
        after=after,
        steps=steps,
        verdict=_verdict(before, steps, because),
        because=because,
        items=tuple(change for change in moved if abs(change.steps) >= instrument.change.item_grades),
        left_out=tuple(item for item in area.items if _in_one(item, first, last)),
    )


def _verdict(before: int | None, steps: int, because: Because | None) -> Verdict:
    if before is None:
        return Verdict.UNKNOWN
    if steps == 0:
        return Verdict.SAME
    if because is None:
        return Verdict.UNSURE
    return Verdict.WORSE if steps > 0 else Verdict.BETTER


def _because(instrument: Instrument, area: Area, steps: int, history: Sequence[Grades]) -> Because | None:
    """One grade on one day may be the worker and not the child."""
    rule = instrument.change
    if abs(steps) >= rule.item_grades:
        return Because.FAR_ENOUGH
    since = history[1:][-rule.area_confirmed_by :]
    if steps == 0 or len(since) < rule.area_confirmed_by:
        return None
    each = (_steps(instrument, *_compared(instrument, area, history[0], grades)) for grades in since)
    shown = all(abs(step) >= rule.area_grades and (step > 0) == (steps > 0) for step in each)
    return Because.SHOWN_AGAIN if shown else None


def _compared(instrument: Instrument, area: Area, first: Grades, last: Grades) -> tuple[int | None, int | None]:
    both = [item for item in area.items if _in_both(item, first, last)]
    return worst(instrument, _values(both, first)), worst(instrument, _values(both, last))


def worst(instrument: Instrument, values: Iterable[int]) -> int | None:
    """The worst of some grades, by the instrument's own order from best to worst; None of none."""
    return max(values, key=instrument.values.index, default=None)


def _values(items: Iterable[Item], grades: Grades) -> Iterable[int]:
    return (value for item in items if (value := grades[item.id]) is not None)


def _item_change(instrument: Instrument, item: Item, first: Grades, last: Grades) -> ItemChange:
    before, after = first[item.id], last[item.id]
    assert before is not None
    assert after is not None
    return ItemChange(item, before, after, _steps(instrument, before, after))


def _steps(instrument: Instrument, before: int | None, after: int | None) -> int:
    if before is None or after is None:
        return 0
    return instrument.values.index(after) - instrument.values.index(before)


def _in_both(item: Item, first: Grades, last: Grades) -> bool:
    return first.get(item.id) is not None and last.get(item.id) is not None


def _in_one(item: Item, first: Grades, last: Grades) -> bool:
    return (first.get(item.id) is None) != (last.get(item.id) is None)


def _badness(instrument: Instrument, change: AreaChange) -> tuple[int, int]:
    return (-1 if change.after is None else instrument.values.index(change.after), change.steps)
