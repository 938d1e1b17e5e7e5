"""Small numbers in published results: who is one of few may be known by it. Plain Python.

A count of one to five is not told, nor one whose complement is: 30 of 32 says that two did not. A result of fewer than
six families is not published at all.
"""

from dataclasses import dataclass

FEWEST = 6


@dataclass(frozen=True)
class Counts:
    """`known`: families of whom the result is known; `started`: who began; `improved`: who did better."""

    known: int
    improved: int | None = None
    started: int | None = None


@dataclass(frozen=True)
class Protected:
    """What may be told; None is not told. `hidden`: something was known and is held back."""

    known: int
    improved: int | None
    missing: int | None  # began, and nobody knows what came of it
    hidden: bool


def protected(counts: Counts) -> Protected | None:
    """None where nothing may be told."""
    if counts.known < FEWEST:
        return None
    improved, started = counts.improved, counts.started
    missing = None if started is None else started - counts.known
    shown = improved if improved is not None and _may(improved) and _may(counts.known - improved) else None
    missed = missing if missing is not None and _may(missing) else None
    return Protected(counts.known, shown, missed, (improved, missing) != (shown, missed))


def _may(count: int) -> bool:
    return count == 0 or count >= FEWEST
