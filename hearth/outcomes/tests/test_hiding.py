"""Every list of a few lines: what somebody who knows the rule and the sum can work out."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from hearth.outcomes.hiding import hidden_lines, is_small

Counts = tuple[int, ...]
Shown = tuple[int | None, ...]


def lists(lines: int, of: int) -> Iterator[Counts]:
    if lines == 1:
        yield (of,)
        return
    for first in range(of + 1):
        for others in lists(lines - 1, of - first):
            yield (first, *others)


def shown(counts: Counts) -> Shown | None:
    hidden = hidden_lines(dict(enumerate(counts)), 5)
    return None if hidden is None else tuple(None if n in hidden else count for n, count in enumerate(counts))


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 6])
def test_who_knows_the_rule_and_the_sum_cannot_work_out_a_small_count(lines: int) -> None:
    """All lists that look alike are laid beside each other: a hidden small count may be 1, 2, 3 or 4 at least."""
    for of in range(14 if lines == 6 else 30):
        alike: dict[Shown, list[Counts]] = defaultdict(list)
        for counts in lists(lines, of):
            told = shown(counts)
            if told is not None:
                alike[told].append(counts)
        for told, candidates in alike.items():
            for line, number in enumerate(told):
                values = {counts[line] for counts in candidates}
                assert number is None or not is_small(number, 5)
                if number is None and any(is_small(value, 5) for value in values):
                    assert values >= {1, 2, 3, 4}, (told, of)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((20, 8, 0), ()),
        ((20, 3, 0), (0, 1)),
        ((9, 3, 20), (0, 1)),
        ((3, 9, 20), (0, 1)),
        ((3, 6, 20), (0, 1, 2)),
        ((4, 4, 20), (0, 1, 2)),
        ((0, 0), ()),
        ((5, 0), None),
        ((3, 6), None),
        ((3, 4), None),
        ((1, 1, 1, 1, 1, 1), None),
    ],
)
def test_enough_is_hidden_and_no_more(counts: Counts, hidden: tuple[int, ...] | None) -> None:
    assert hidden_lines(dict(enumerate(counts)), 5) == (None if hidden is None else frozenset(hidden))
