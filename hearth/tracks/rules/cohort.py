"""The tracked cohort: each child's current status beside the family's history, with the stated exclusions and without.

The exclusions are those that the area's own figures name: adopted, special guardianship, failed or ended pregnancy,
deceased. Both counts stand beside each other, each with its denominator, because what is left out tells too.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

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

    The two tables share their lines and differ by the sum of the exclusions. So a line is hidden in both or in neither;
    where one line alone would be hidden of a sum that can be read, the next smallest goes with it; and where that does
    not help, or the sums themselves are small, nothing is told but that it is too few.
    """
    everybody, left = figures.every[0].of or 0, figures.counted[0].of or 0
    sums = (everybody, left, everybody - left)
    groups = [[each for each in figures.every if each.excluded is side] for side in (True, False)]
    hidden: set[str] = set()
    for group in groups:
        alone = {label for of in (everybody, left) for label in _hidden(group, of, largest_small)}
        hidden |= alone | _beside(group, alone)
    given_away = any(len([each for each in group if each.label in hidden]) == 1 for group in groups)
    whole = given_away or any(_small(each, largest_small) for each in sums)
    return Cohort(
        tuple(_count(each, hidden, whole) for each in figures.every),
        tuple(_count(each, hidden, whole) for each in figures.counted),
    )


def _hidden(group: list[Count], of: int, largest: int) -> set[str]:
    return {
        each.label for each in group if _small(each.number or 0, largest) or _small(of - (each.number or 0), largest)
    }


def _beside(group: list[Count], hidden: set[str]) -> set[str]:
    """One hidden line of a sum gives itself away: the next smallest that is not nought goes too."""
    there = [each for each in group if each.label in hidden]
    others = sorted(
        (each for each in group if each.label not in hidden and each.number), key=lambda one: one.number or 0
    )
    return {others[0].label} if len(there) == 1 and others else set()


def _count(each: Count, hidden: set[str], whole: bool) -> Count:
    if whole:
        return Count(each.label, None, None, each.excluded)
    return Count(each.label, None if each.label in hidden else each.number, each.of, each.excluded)


def _small(number: int, largest: int) -> bool:
    return 1 <= number <= largest
