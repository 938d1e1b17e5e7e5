"""The tracked cohort: each child's current status beside the family's history, with the stated exclusions and without.

The exclusions are those that the area's own figures name: adopted, special guardianship, failed or ended pregnancy,
deceased. Both counts stand beside each other, each with its denominator, because what is left out tells too.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hearth.outcomes.hiding import hidden_lines

Now = Literal[
    "expected",
    "with_parents",
    "with_family",
    "looked_after",
    "elsewhere",
    "not_known",
    "adopted",
    "special_guardianship",
    "not_born",
    "died",
]
LABELS: dict[Now, str] = {
    "expected": "Not born yet",
    "with_parents": "With a parent",
    "with_family": "With family or friends",
    "looked_after": "Looked after",
    "elsewhere": "Somewhere else",
    "not_known": "Not recorded",
    "adopted": "Adopted",
    "special_guardianship": "Special guardianship",
    "not_born": "Pregnancy failed or ended",
    "died": "Died",
}
EXCLUDED: tuple[Now, ...] = ("adopted", "special_guardianship", "not_born", "died")


@dataclass(frozen=True)
class Facts:
    """What is on record of a child of the cohort, born or not, on a day."""

    born: bool = True
    expected: bool = False  # a pregnancy that goes on
    died: bool = False
    sealed: bool = False
    statuses: frozenset[str] = frozenset()  # those of today
    home: str = ""  # the kind of home they live in
    with_parent: bool = False  # in one home with a parent


def now_of(child: Facts) -> Now:
    """One status each, the weightiest first: what the law says before where somebody sleeps."""
    if not child.born:
        return "expected" if child.expected else "not_born"
    if child.died:
        return "died"
    if child.sealed or "adopted" in child.statuses:
        return "adopted"
    if "special_guardianship" in child.statuses:
        return "special_guardianship"
    if "looked_after" in child.statuses or child.home in ("foster", "residential"):
        return "looked_after"
    if child.with_parent:
        return "with_parents"
    if child.home == "relatives":
        return "with_family"
    return "elsewhere" if child.home else "not_known"


@dataclass(frozen=True)
class Count:
    """One line: how many of how many, both hidden where either would single somebody out."""

    label: str
    number: int | None
    of: int | None
    excluded: bool = False  # left out of the figures with exclusions


@dataclass(frozen=True)
class Cohort:
    """Everybody; and without those whom the exclusions leave out."""

    every: tuple[Count, ...]
    counted: tuple[Count, ...]


def cohort(children: Iterable[Now]) -> Cohort:
    """True counts. What leaves the team is hidden by `safe` first."""
    there = Counter(children)
    everybody = sum(there.values())
    left = everybody - sum(there[each] for each in EXCLUDED)
    return Cohort(
        tuple(Count(LABELS[each], there[each], everybody, each in EXCLUDED) for each in LABELS),
        tuple(Count(LABELS[each], there[each], left) for each in LABELS if each not in EXCLUDED),
    )


def safe(figures: Cohort, largest_small: int) -> Cohort:
    """Small counts hidden, and enough beside them that none can be worked out from the rest.

    The two tables share their lines, and their sums differ by those whom the exclusions leave out. So each side is a
    list with a sum of its own, hidden by itself (`hearth.outcomes.hiding`). Where those left out are too few, the table
    of everybody goes and the other stays; where those left are too few, both go.
    """
    left, out = (_hidden(figures.every, side, largest_small) for side in (False, True))
    every = None if left is None or out is None else left | out
    return Cohort(
        tuple(_count(each, every) for each in figures.every), tuple(_count(each, left) for each in figures.counted)
    )


def _hidden(lines: tuple[Count, ...], excluded: bool, largest_small: int) -> frozenset[str] | None:
    """What is least told goes first beside a small count: “Not recorded” before “With a parent”."""
    counts = {each.label: each.number or 0 for each in reversed(lines) if each.excluded is excluded}
    return hidden_lines(counts, largest_small)


def _count(each: Count, hidden: frozenset[str] | None) -> Count:
    if hidden is None:
        return Count(each.label, None, None, each.excluded)
    return Count(each.label, None if each.label in hidden else each.number, each.of, each.excluded)
