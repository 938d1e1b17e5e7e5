"""Holdings in finished words."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from hearth.triage.models import Holding
from hearth.ui.days import ago, day, day_and_time

COLUMNS = ["Family", "Who holds the child", "Doing what", "Until"]


def rows(holdings: Sequence[Holding], today: date) -> list[list[object]]:
    return [
        [
            {"text": about(each), "href": reverse("triage:holding", args=[each.pk])},
            who(each),
            each.doing,
            until(each, today),
        ]
        for each in holdings
    ]


def about(holding: Holding) -> str:
    return str(holding.family or holding.decision.concern)


def who(holding: Holding) -> str:
    return holding.accepted_by_name if holding.accepted_at else f"{holding.accepted_by_name} (not accepted yet)"


def until(holding: Holding, today: date) -> str:
    if holding.ended_at:
        return f"Ended {day_and_time(holding.ended_at)}"
    ran = "ran out" if holding.until < today else "runs out"
    return f"{day(holding.until)}: {ran} {ago(holding.until)}"


def facts(holding: Holding, today: date) -> list[dict[str, str]]:
    told = "Yes" if holding.family_told else f"No. {holding.why_not_told}"
    return [
        {"question": "Who holds the child", "answer": who(holding)},
        {"question": "Doing what", "answer": holding.doing},
        {"question": "Until", "answer": until(holding, today)},
        {"question": "Accepted", "answer": day_and_time(holding.accepted_at) or "Not yet"},
        {"question": "Has the family been told?", "answer": told},
        *([{"question": "Why it ended", "answer": holding.ended_why}] if holding.ended_at else []),
    ]
