"""Everybody on a track, and what is due of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.casework.models import Review
from hearth.practice.definitions.programme import Programme, Track
from hearth.practice.queries import programme_of
from hearth.tracks.presenters.ready import now_in_words, terms_for
from hearth.tracks.queries.parents import Child, Followed
from hearth.tracks.rules.cohort import LABELS
from hearth.tracks.rules.tracks import Where, where
from hearth.ui import days


@dataclass(frozen=True)
class Line:
    who: str
    href: str
    what: str
    where: str
    due: list[str]
    ends: date | None


def lines(every: list[Followed], reviews: dict[Any, Review], today: date) -> list[Line]:
    """A line for each child on a track, and one for each parent whom a track follows without a child."""
    found: list[Line] = []
    for one in every:
        programme = programme_of(one.episode.programme_version)
        due = _due(reviews.get(one.episode.pk), today)
        for child in one.tracked:
            found += _child_lines(one, child, programme, due, today)
        if not any(child.now not in ("not_born", "died", "adopted") for child in one.tracked):
            found += _parent_lines(one, programme, due, today)
    return sorted(found, key=lambda line: (line.ends or date.max, line.who))


def _due(review: Review | None, today: date) -> list[str]:
    if review is None:
        return []
    late = " (late)" if review.due < today else ""
    return [f"Review by {days.day(review.due)}{late}"]


def _child_lines(one: Followed, child: Child, programme: Programme, due: list[str], today: date) -> list[Line]:
    if child.now in ("not_born", "died", "adopted"):
        return []  # nothing is due of them, and nobody is reminded
    born = child.person.born if child.person else None
    tracks = [track for track in programme.tracks if track.counted_from == "birth"]
    mother = one.parents[0].person
    who = child.called if born else f"The baby of {mother}"
    ready = [now_in_words(child, terms_for(one.episode), today)] if born else []
    return [_line(one, who, LABELS[child.now], track, born, [*due, *ready], today) for track in tracks]


def _parent_lines(one: Followed, programme: Programme, due: list[str], today: date) -> list[Line]:
    tracks = [track for track in programme.tracks if track.counted_from == "opened"]
    return [
        _line(one, str(parent.person), parent.role.capitalize() or "Parent", track, one.episode.opened, due, today)
        for parent in one.parents
        if parent.person.died is None
        for track in tracks
    ]


def _line(one: Followed, who: str, what: str, track: Track, begins: date | None, due: list[str], today: date) -> Line:
    at = where(track.months, begins, today, one.episode.closed)
    asked = [track.at_the_end] if at.state in ("ending", "over") and not one.episode.closed else []
    href = reverse("tracks:history", args=[one.episode.pk])
    return Line(who, href, what, f"{track.label}: {_where(at)}", [*due, *asked], at.ends)


def _where(at: Where) -> str:
    if at.state == "not_begun":
        return "begins at birth"
    if at.state == "ended":
        return f"ended after {days.plural(at.month, 'month')} of {at.of}"
    if at.state == "over":
        return f"over since {days.day(at.ends)}"
    return f"month {at.month} of {at.of}, until {days.day(at.ends)}"
