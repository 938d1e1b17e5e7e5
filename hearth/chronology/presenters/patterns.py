"""The same small sign again and again, said as what it is. Nothing is scored: the words name what can be counted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hearth.chronology.counting import NeedCount
from hearth.chronology.narrowing import query_of
from hearth.chronology.rules import WORRIES, Chosen
from hearth.practice.library import library
from hearth.ui.days import plural

LEAST = 2  # once is no pattern


@dataclass(frozen=True)
class Pattern:
    need: str
    words: str
    href: str


def patterns(counts: Iterable[NeedCount], here: str) -> list[Pattern]:
    """Needs that worries have told of more than once, the most frequent first, each leading to those worries."""
    found = []
    for each in counts:
        if each.worries >= LEAST and each.first and each.last:
            chosen = replace(Chosen(), need=each.need, strand=WORRIES)
            found.append(Pattern(need_label(each.need), _words(each, each.first, each.last), here + query_of(chosen)))
    return found


def _words(count: NeedCount, first: date, last: date) -> str:
    """5 times in 14 months, from 3 separate sources"""
    sources = "all from one source" if count.sources == 1 else f"from {plural(count.sources, 'separate source')}"
    return f"{plural(count.worries, 'time')} {_span(first, last)}, {sources}"


def _span(first: date, last: date) -> str:
    days = (last - first).days
    if days == 0:
        return "on one day"
    if days < 60:
        return f"in {plural(days + 1, 'day')}"
    return f"in {plural(max(round(days * 12 / 365.25), 2), 'month')}"


def need_label(id: str) -> str:
    """A need that the library no longer has is shown by its id."""
    try:
        return library().need(id).label
    except KeyError:
        return id.replace("_", " ").capitalize()
