from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.casework.models import Episode
from hearth.casework.presenters.standing import late_by, phase_words, visit_words
from hearth.practice.queries import programme_of
from hearth.ui import days

COLUMNS = ["Family", "Where they are", "Next", "To catch up"]


@dataclass(frozen=True)
class Caseload:
    """The rows of the page, each a list of cells for the table."""

    columns: list[str]
    rows: list[list[Any]]


def caseload(episodes: Sequence[Episode], today: date, whole_team: bool) -> Caseload:
    columns = [*COLUMNS[:2], "Key worker", *COLUMNS[2:]] if whole_team else COLUMNS
    return Caseload(columns, [_row(episode, today, whole_team) for episode in episodes])


def _row(episode: Episode, today: date, whole_team: bool) -> list[Any]:
    family = {"text": str(episode.family), "href": reverse("casework:episode", args=[episode.pk])}
    row = [
        family,
        _where(episode, today),
        _next(episode, today),
        ". ".join(_late(episode, today)) or "Nothing",
    ]
    return [*row[:2], episode.key_worker_name, *row[2:]] if whole_team else row


def _where(episode: Episode, today: date) -> str:
    title = programme_of(episode.programme_version).title
    if episode.closed:
        return f"{title}: ended {days.day(episode.closed)}"
    return f"{title}: {phase_words(episode, today)}"


def _next(episode: Any, today: date) -> str:
    """The soonest thing that is still to come."""
    if episode.closed:
        due = episode.follow_up_due
        return f"Follow-up on {days.day(due)}" if due >= today else "Follow-up now"
    if episode.next_visit:
        return f"Visit on {visit_words(episode.next_visit)}"
    return "No visit planned"


def _late(episode: Any, today: date) -> Iterator[str]:
    if episode.closed:
        if late := late_by(episode.follow_up_due, today):
            yield f"Follow-up {late}"
        return
    if episode.late_visits:
        yield f"{days.plural(episode.late_visits, 'visit')} to write up"
    if episode.review_due and (late := late_by(episode.review_due, today)):
        yield f"Review {late}"
    if not episode.baseline_begun:
        yield "Not yet said how things were at referral"
    if not episode.goals_set:
        yield "No goals yet"
