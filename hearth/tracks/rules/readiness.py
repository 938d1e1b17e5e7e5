"""How many of the tracked cohort were found ready for school, with the stated exclusions and without, and protected.

Beside the cohort's own tables these can be subtracted from each other, so little is told and only together:

- Who is not due is shown or nothing is: it must be nobody or more than a few, and the unborn, who are among them, must
  be told in the cohort's table, or their number could be narrowed down from here.
- Of those left out, only children under special guardianship can be found ready. The table of everybody is shown where
  every number of those left out is, and where theirs can be told by themselves.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearth.outcomes.hiding import hidden_lines, is_small
from hearth.tracks.rules.cohort import EXCLUDED, LABELS, Cohort, Count, Now

Line = str
NOT_DUE, NOT_ASKED = "not_due", "not_asked"
LINES: dict[Line, str] = {
    "ready": "Ready for school",
    "not_ready": "Not yet ready",
    "not_known": "Not assessed, not known or not recorded",
    NOT_DUE: "Not due yet",
}
NOTHING_ASKED = "Nothing is asked any more: adopted, died, or a pregnancy that failed or ended"
GUARDED: Now = "special_guardianship"


@dataclass(frozen=True)
class Told:
    """The two tables, in the order of `LINES`; an empty one is hidden whole."""

    every: tuple[Count, ...] = ()
    counted: tuple[Count, ...] = ()


def line_of(standing: str) -> Line:
    return standing if standing in LINES else "not_known"


def readiness(children: Iterable[tuple[Now, Line]], safe_cohort: Cohort, largest_small: int) -> Told:
    """`children`: what is so of each now, and what is known of their readiness. `safe_cohort`: as it is shown."""
    there = Counter(children)
    shown = {each.label: each.number is not None for each in safe_cohort.every}
    left = {line: sum(there[now, line] for now in LABELS if now not in EXCLUDED) for line in LINES}
    apart = {line: there[GUARDED, line] for line in LINES}
    unborn_told = any(each.label == LABELS["expected"] and each.number is not None for each in safe_cohort.counted)
    counted = side(left, largest_small) if unborn_told else None
    if counted is None:
        return Told()
    told = tuple(Count(LINES[line], counted[line], sum(left.values())) for line in LINES)
    guarded = side(apart, largest_small) if all(shown[LABELS[now]] for now in EXCLUDED) else None
    if guarded is None:
        return Told((), told)
    others = sum(number for (now, _), number in there.items() if now in EXCLUDED and now != GUARDED)
    every = [(LINES[line], _both(counted[line], guarded[line])) for line in LINES] + [(NOTHING_ASKED, others)]
    everybody = sum(there.values())
    return Told(tuple(Count(label, number, everybody) for label, number in every), told)


def side(counts: Mapping[Line, int], largest_small: int) -> dict[Line, int | None] | None:
    """One group by itself. None: nothing of it can be told."""
    if is_small(counts[NOT_DUE], largest_small):
        return None
    due = {line: counts[line] for line in reversed(LINES) if line != NOT_DUE}
    hidden = hidden_lines(due, largest_small)
    if hidden is None:
        return None
    return {line: None if line in hidden else counts[line] for line in LINES}


def _both(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
