"""Sums, means, worst answers and counts over the items that were asked. Decimal throughout; rounding as declared.

With n items asked, k answered, weights w and numbers v (counted from the other end where reversed):

- sum: Σ w·v, needing k = n; prorated: (Σ w·v over answered / Σ w over answered) · Σ w over asked
- mean: Σ w·v / Σ w over answered
- count: how many v are at `level` or beyond
- worst, best, mode: by the scale's order; a mode of two answers given as often is the worse
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DecimalException

from hearth.practice.definitions.scoring import LookupRow, Rounding
from hearth.practice.expressions import Chosen, Value
from hearth.practice.scoring.asking import Seen
from hearth.practice.scoring.plan import PlannedItem, PlannedScore

PRECISE = Context(prec=28)
MODES = {
    "away_from_zero": ROUND_HALF_UP,
    "to_even": ROUND_HALF_EVEN,
    "cut_off": ROUND_DOWN,
    "up": ROUND_CEILING,
}
NEEDS_ONE = ("worst", "best", "mode")  # one answer is enough to know the worst so far


@dataclass(frozen=True, slots=True)
class Worked:
    value: Decimal | None = None
    code: str = ""
    answered: int = 0
    asked: int = 0
    prorated: bool = False
    speaking: tuple[str, ...] = ()
    why_not: str = ""


def worked_out(planned: PlannedScore, seen: Seen, subject: str) -> Worked:
    """The score of the items that were asked of this subject, or why there is none."""
    keys = ((item, (item.item.id, subject if item.area.repeat else "")) for item in planned.items)
    asked = [(item, seen[key]) for item, key in keys if key in seen]
    given = [(item, value) for item, value in asked if value is not None]
    needed = planned.score.at_least_answered or (1 if planned.score.method in NEEDS_ONE else len(asked))
    if len(given) < max(needed, 1):
        return Worked(answered=len(given), asked=len(asked), why_not=_too_few(len(given), len(asked), needed))
    if planned.score.method in NEEDS_ONE:
        return _by_order(planned, given, len(asked))
    return _by_number(planned, given, [item for item, _ in asked])


def _too_few(given: int, asked: int, needed: int) -> str:
    if not asked:
        return "None of its questions is asked."
    return f"{given} of {asked} answered; it needs {max(needed, 1)}."


def _by_order(planned: PlannedScore, given: Sequence[tuple[PlannedItem, Value]], asked: int) -> Worked:
    codes = [(item.item.id, value.code) for item, value in given if isinstance(value, Chosen)]
    rank = planned.rank
    if planned.score.method == "mode":
        times = Counter(code for _, code in codes)
        code = max(times, key=lambda code: (times[code], rank[code]))
    else:
        choose = max if planned.score.method == "worst" else min
        code = choose((code for _, code in codes), key=rank.__getitem__)
    value = next(iter(planned.items)).numbers.get(code)
    speaking = tuple(id for id, said in codes if said == code)
    return Worked(value=value, code=code, answered=len(codes), asked=asked, speaking=speaking)


def _by_number(
    planned: PlannedScore, given: Sequence[tuple[PlannedItem, Value]], asked: Sequence[PlannedItem]
) -> Worked:
    score = planned.score
    numbers = [(item, number_of(item, value)) for item, value in given]
    prorated = score.prorated and len(given) < len(asked)
    match score.method:
        case "count_at_or_above" | "count_at_or_below":
            assert score.level is not None
            above = score.method == "count_at_or_above"
            reached = [number >= score.level if above else number <= score.level for _, number in numbers]
            value = Decimal(sum(reached))
        case "mean":
            value = PRECISE.divide(_weighted(numbers), _weights(item for item, _ in numbers))
        case _:
            value = _weighted(numbers)
            if len(given) < len(asked):
                mean = PRECISE.divide(PRECISE.multiply(value, _weights(asked)), _weights(item for item, _ in numbers))
                value = mean if prorated else value
    return Worked(value=value, answered=len(given), asked=len(asked), prorated=prorated)


def number_of(planned: PlannedItem, value: Value) -> Decimal:
    """The number an answer stands for, from the other end of its scale where the item is reversed."""
    number = value.number if isinstance(value, Chosen) else value
    assert isinstance(number, Decimal), f"{planned.item.id} stands for no number"
    return planned.reaches - number if planned.item.reversed and planned.reaches is not None else number


def _weighted(numbers: Iterable[tuple[PlannedItem, Decimal]]) -> Decimal:
    total = Decimal(0)
    for item, number in numbers:
        total = PRECISE.add(total, number if item.item.weight == 1 else PRECISE.multiply(item.item.weight, number))
    return total


def _weights(items: Iterable[PlannedItem]) -> Decimal:
    return sum((item.item.weight for item in items), Decimal(0))


def rounded(value: Decimal | None, rounding: Rounding | None) -> Decimal | None:
    if value is None or rounding is None:
        return value
    try:
        return value.quantize(Decimal(1).scaleb(-rounding.places), MODES[rounding.halves], PRECISE)
    except DecimalException:  # larger than any figure about a family
        return None


def looked_up(table: Sequence[LookupRow], value: Decimal) -> Decimal | None:
    return next((row.value for row in table if row.at_least <= value <= row.at_most), None)
