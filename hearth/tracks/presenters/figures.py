"""The tracked cohort: protected counts, and the team’s own list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.outcomes.hiding import is_small
from hearth.outcomes.protection import LARGEST_SMALL
from hearth.tracks.presenters.ready import now_in_words, standing_of, terms_for
from hearth.tracks.queries.parents import Child, Followed, children_in, estimates
from hearth.tracks.queries.removals import Repeat
from hearth.tracks.rules.cohort import LABELS, Count, Now, cohort, safe
from hearth.tracks.rules.courts import first_to_next, middle
from hearth.tracks.rules.early import along
from hearth.tracks.rules.readiness import line_of, readiness
from hearth.ui import days


@dataclass(frozen=True)
class Figures:
    every: list[list[str]]
    counted: list[list[str]]
    ready: list[list[str]]
    ready_every: list[list[str]]
    sentences: list[str]
    names: list[list[Any]]
    nobody: bool


def figures(every: list[Followed], repeat: Repeat | None, today: date) -> Figures:
    """Protected as if they left the house, because a page is soon a slide in somebody's meeting."""
    children = children_in(every)
    told = safe(cohort(child.now for child in children), LARGEST_SMALL)
    every_told, counted_told = _rows(told.every), _rows(told.counted)
    ready = readiness(_ready_lines(every, today), told, LARGEST_SMALL)
    return Figures(
        every_told,
        counted_told,
        _lines(ready.counted),
        _lines(ready.every) if every_told else [],
        _sentences(every, repeat, bool(every_told)),
        _names(every, today),
        not every,
    )


def _ready_lines(every: list[Followed], today: date) -> list[tuple[Now, str]]:
    """Each child once, by the terms of the first work that follows them. A sealed child has nothing but a place."""
    terms = {id(child): terms_for(one.episode) for one in every for child in one.tracked}
    return [(child.now, line_of(standing_of(child, terms[id(child)], today))) for child in children_in(every)]


def _rows(counts: tuple[Count, ...]) -> list[list[str]]:
    """None where the whole table is hidden."""
    return [] if counts[0].of is None else _lines(counts)


def _lines(counts: tuple[Count, ...]) -> list[list[str]]:
    return [[each.label, _shown(each.number), _shown(each.of), _percent(each)] for each in counts]


def _shown(number: int | None) -> str:
    return "c" if number is None else str(number)


def _percent(each: Count) -> str:
    if each.number is None or not each.of:
        return "c" if each.number is None else "–"
    return f"{(each.number * 2000 // each.of + 1) // 2 / 10:.1f}%"


def _sentences(every: list[Followed], repeat: Repeat | None, may_count: bool) -> list[str]:
    """`may_count`: the cohort's size is told. Its pregnancies are nearly as many, and would tell it."""
    mothers = {parent.person.pk: parent for one in every for parent in one.parents if parent.is_mother}
    months = first_to_next([(case.issued, case.ended) for case in one.cases] for one in mothers.values())
    known = [
        along(estimates(pregnancy), one.episode.referred).early
        for one in every
        for parent in one.parents
        for pregnancy in parent.pregnancies
        if any(child.pregnancy and child.pregnancy.pk == pregnancy.pk for child in parent.tracked)
    ]
    early = "pregnancies were known before 20 weeks, from the due date known on the day of the referral"
    told = [
        _share(sum(bool(each) for each in known), len(known), early) if may_count else _hidden(early),
        _share(len(months), len(mothers), "mothers came before the court more than once"),
    ]
    half = middle(months)
    if half is not None and _may_tell(len(months), len(mothers)):
        told.append(f"Court to court, first to next: a median of {half:g} months, among {len(months)} mothers.")
    elif months:
        told.append("Court to court: too few mothers to say without pointing at one of them.")
    if not every:
        told = []
    if repeat:
        what = "children looked after now, whose mother is on record, have a mother who lost more than one child"
        told.append(_share(repeat.of_repeat, repeat.looked_after - repeat.unknown, what))
        told.append(_unknown("c" if _small(repeat.unknown) else str(repeat.unknown)))
    return told


def _unknown(children: str) -> str:
    if children == "0":
        return "Of every child who is looked after now, a mother is on record."
    return f"Of {children} more who are looked after, no mother is on record."


def _share(number: int, of: int, what: str) -> str:
    if _may_tell(number, of):
        return f"{number} of {of} {what}."
    return _hidden(what, "c" if _small(of) else str(of))


def _hidden(what: str, of: str = "c") -> str:
    return f"c of {of} {what}. Too few to say more."


def _may_tell(number: int, of: int) -> bool:
    return not (_small(number) or _small(of - number) or _small(of))


def _small(number: int) -> bool:
    return is_small(number, LARGEST_SMALL)


def _names(every: list[Followed], today: date) -> list[list[Any]]:
    """For the team's own eyes: each child with the family's history beside what is so today, of open records alone."""
    return [row for one in every for row in _rows_of(one.as_seen(), today)]


def _rows_of(one: Followed, today: date) -> list[list[Any]]:
    before = [child for parent in one.parents for child in parent.earlier]
    removed = len([child for child in before if child.now in ("looked_after", "special_guardianship")])
    cases = len({case.pk for parent in one.parents for case in parent.cases})
    earlier = days.plural(len(before), "earlier child", "earlier children")
    past = f"{earlier}, {removed} not at home; {days.plural(cases, 'case', 'cases')} before a court"
    href = reverse("tracks:history", args=[one.episode.pk])
    terms = terms_for(one.episode)
    return [
        [{"text": _called(child, one), "href": href}, past, LABELS[child.now], now_in_words(child, terms, today)]
        for child in one.tracked
    ]


def _called(child: Child, one: Followed) -> str:
    mother = one.parents[0].person
    if child.now == "not_born":
        return f"A pregnancy of {mother}"
    return child.called if child.person and child.now != "expected" else f"The baby of {mother}"
