"""What a review begins from, in finished words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearth.casework.reviewing.queries import Prepared
from hearth.ui import days

PARTS = {
    "since": "What happened since",
    "there": "Who was there",
    "goals": "The goals",
    "said": "What was said",
    "follows": "What was decided",
}


def parts(*, has_goals: bool) -> list[tuple[str, str]]:
    """The parts of the page, in its order: where each begins, and its name."""
    return [(id, words) for id, words in PARTS.items() if has_goals or id != "goals"]


@dataclass(frozen=True)
class PreparedPage:
    since: str
    visits: str
    assessments: list[tuple[str, str]]
    events: list[tuple[str, str]]
    said: list[tuple[str, str]]  # words, and whose
    waiting: list[tuple[str, str]]  # who has not answered yet, and where to write it down


def prepared_page(prepared: Prepared) -> PreparedPage:
    answered = [each for each in prepared.contributions if each.received_on]
    return PreparedPage(
        since=days.day(prepared.since),
        visits=_visits(prepared),
        assessments=[_assessment(each) for each in prepared.assessments],
        events=[(days.short_day(each.happened), each.title) for each in prepared.events],
        said=[(each.words, f"{_who(each)}, {days.day(each.received_on)}") for each in answered],
        waiting=[_waiting(each) for each in prepared.contributions if not each.received_on],
    )


def _visits(prepared: Prepared) -> str:
    visits = prepared.visits
    asked = f"The programme asks for at least {visits.least}."
    tried = f" {visits.missed} more were tried, when nobody could be seen." if visits.missed else ""
    return f"{days.plural(visits.done, 'visit')} done. {asked}{tried}"


def _assessment(assessment: Any) -> tuple[str, str]:
    title, when = assessment.practice_version.title, days.day(assessment.started_on)
    words = f"{title}: {assessment.get_stage_display().lower()} assessment of {when}"
    return words, reverse("assessments:assessment", args=[assessment.pk])


def _who(contribution: Any) -> str:
    return ", ".join(dict.fromkeys((contribution.name, contribution.agency)))


def _waiting(contribution: Any) -> tuple[str, str]:
    words = f"{_who(contribution)}, asked on {days.short_day(contribution.asked_on)}"
    return words, reverse("casework:contribution", args=[contribution.pk])
