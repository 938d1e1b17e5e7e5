"""What a review begins from, in finished words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearth.casework.reviewing.queries import Prepared
from hearth.ui import days


@dataclass(frozen=True)
class PreparedPage:
    since: str
    visits: str
    goals: list[list[Any]]
    assessments: list[tuple[str, str]]
    events: list[tuple[str, str]]
    said: list[tuple[str, str]]  # words, and whose
    waiting: list[tuple[str, str]]  # who has not answered yet, and where to write it down


def prepared_page(prepared: Prepared) -> PreparedPage:
    answered = [each for each in prepared.contributions if each.received_on]
    return PreparedPage(
        since=days.day(prepared.since),
        visits=_visits(prepared),
        goals=[_goal(each) for each in prepared.goals],
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


def _goal(goal: Any) -> list[Any]:
    now = goal.latest if goal.latest is not None else goal.baseline
    moved = now - goal.before
    said = "No change" if not moved else f"{'Up' if moved > 0 else 'Down'} {abs(moved)}"
    return [goal.words, goal.baseline, goal.before, now, goal.target, said]


def _assessment(assessment: Any) -> tuple[str, str]:
    words = f"{assessment.get_stage_display()} assessment of {days.day(assessment.started_on)}"
    return words, reverse("assessments:assessment", args=[assessment.pk])


def _who(contribution: Any) -> str:
    return ", ".join(dict.fromkeys((contribution.name, contribution.agency)))


def _waiting(contribution: Any) -> tuple[str, str]:
    words = f"{_who(contribution)}, asked on {days.short_day(contribution.asked_on)}"
    return words, reverse("casework:contribution", args=[contribution.pk])
