"""Which lines of a list are hidden, where their sum is told. Plain Python.

A small count is hidden. What is hidden together is the sum less the lines that are shown, so one hidden line gives
itself away, and several that together come to little give each other away: six hidden lines of six are one each. So
larger ones are hidden beside them, until each small count may be any small count for all that can be worked out.

Which others, is said by the order of the lines and not by their size: whoever knows the rule would learn from “the next
smallest” that it is no larger than any line that is shown. And there is always one: from two small counts hidden alone
it would be known that both are small. A nought stays, because it singles nobody out.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Line = TypeVar("Line", bound=Hashable)


def hidden_lines(counts: Mapping[Line, int], largest_small: int) -> frozenset[Line] | None:
    """Of lines whose sum is told; the first are hidden first. None: neither the lines nor their sum can be told."""
    if is_small(sum(counts.values()), largest_small):
        return None
    small = [line for line, count in counts.items() if is_small(count, largest_small)]
    beside: list[Line] = []
    others = [line for line, count in counts.items() if count > largest_small]
    while small and not _any_might_be(counts, small, beside, largest_small):
        if not others:
            return None
        beside.append(others.pop(0))
    return frozenset([*small, *beside])


def _any_might_be(counts: Mapping[Line, int], small: list[Line], beside: list[Line], largest_small: int) -> bool:
    """Whether one of the small may be the largest small count, the other small ones 1, and all beside them larger."""
    least = largest_small + (len(small) - 1) + len(beside) * (largest_small + 1)
    return bool(beside) and sum(counts[line] for line in [*small, *beside]) >= least


def is_small(count: int, largest_small: int) -> bool:
    return 1 <= count <= largest_small
