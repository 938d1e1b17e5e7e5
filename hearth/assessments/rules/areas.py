"""What the grades of one profile say about each area.

The rule is the instrument's own (`area_rule`): an area's worst item speaks for it, so that one bad grade does
not drown among good ones. Grades are never added up, and an item without a grade counts as nothing at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearth.practice.definitions.instrument import Area, Instrument, Item

Grades = Mapping[str, int | None]
"""An item's id to its grade, or to None where a reason stands instead. What is absent is not answered yet."""


@dataclass(frozen=True)
class AreaResult:
    """One area of one profile. `grade` is None where nothing in it has been graded: not known, never good."""

    area: Area
    grade: int | None
    flagged: bool
    worst_items: tuple[Item, ...]
    missing: int
    unanswered: int

    @property
    def done(self) -> bool:
        return self.unanswered == 0


def area_results(instrument: Instrument, grades: Grades) -> tuple[AreaResult, ...]:
    """Every area of the instrument, in the order of its file."""
    return tuple(area_result(instrument, area, grades) for area in instrument.areas)


def area_result(instrument: Instrument, area: Area, grades: Grades) -> AreaResult:
    answered = {item.id: grades[item.id] for item in area.items if item.id in grades}
    grade = worst(instrument, (value for value in answered.values() if value is not None))
    return AreaResult(
        area=area,
        grade=grade,
        flagged=is_flagged(instrument, grade),
        worst_items=tuple(item for item in area.items if grade is not None and answered.get(item.id) == grade),
        missing=sum(value is None for value in answered.values()),
        unanswered=len(area.items) - len(answered),
    )


def worst(instrument: Instrument, values: Iterable[int]) -> int | None:
    """The worst of some grades, by the instrument's own order from best to worst; None of none."""
    return max(values, key=instrument.values.index, default=None)


def is_flagged(instrument: Instrument, grade: int | None) -> bool:
    """Does this grade ask people to look? It asks, and decides nothing."""
    if grade is None or instrument.area_rule is None:
        return False
    return instrument.values.index(grade) >= instrument.values.index(instrument.area_rule.flags_from)


def goes_well(instrument: Instrument, grade: int | None) -> bool:
    """Better than the middle of the scale: 1 and 2 of five. The middle is neither good news nor a flag."""
    return grade is not None and instrument.values.index(grade) < len(instrument.values) // 2
