"""Who lived with whom, and when."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

Key: TypeAlias = Hashable


@dataclass(frozen=True)
class Stay:
    """Somebody in a home, from when until when; an unknown start is as early as can be."""

    person: Key
    home: Key
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Together:
    home: Key
    others: frozenset[Key]
    starts: date | None
    ends: date | None


def lived_with(person: Key, stays: Iterable[Stay]) -> list[Together]:
    """With whom somebody lived, home by home, in order: a new row whenever somebody comes or goes."""
    everybody = list(stays)
    return [
        each
        for own in sorted((stay for stay in everybody if stay.person == person), key=_start)
        for each in _in_one_home(own, [stay for stay in everybody if stay.home == own.home and stay.person != person])
    ]


def _in_one_home(own: Stay, others: list[Stay]) -> Iterable[Together]:
    """Cut where anybody arrives or leaves. Who leaves on a day is no longer there that day."""
    days = {day for stay in others for day in (stay.starts, stay.ends) if day and _within(own, day)}
    edges: list[date | None] = [own.starts, *sorted(days), own.ends]
    for first, last in pairwise(edges):
        there = frozenset(stay.person for stay in others if _covers(stay, first, last))
        yield Together(own.home, there, first, last)


def _within(own: Stay, day: date) -> bool:
    return (own.starts or date.min) < day < (own.ends or date.max)


def _covers(stay: Stay, first: date | None, last: date | None) -> bool:
    return (stay.starts or date.min) <= (first or date.min) and (stay.ends or date.max) >= (last or date.max)


def _start(stay: Stay) -> date:
    return stay.starts or date.min
