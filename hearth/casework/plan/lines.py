"""A goal and an action as a version of the plan keeps them: the words of that day."""

from collections.abc import Iterable
from typing import Any


def goal_line(goal: Any) -> dict[str, Any]:
    """The goal comes from `queries.open_goals`, with `latest`."""
    return {
        "id": str(goal.pk),
        "person": str(goal.person_id or ""),
        "whose": str(goal.person) if goal.person else "The family",
        "words": goal.words,
        "measure": goal.measure,
        "baseline": goal.baseline,
        "now": goal.latest if goal.latest is not None else goal.baseline,
        "target": goal.target,
        "who": goal.who,
        "by_when": goal.by_when.isoformat(),
    }


def action_line(action: Any) -> dict[str, Any]:
    return {
        "id": str(action.pk),
        "words": action.words,
        "who": action.who,
        "agency": action.agency,
        "by_when": action.by_when.isoformat(),
        "paid_by": action.paid_by,
        "service": action.service,
        "done_on": action.done_on.isoformat() if action.done_on else "",
    }


def left_line(left: Any) -> dict[str, Any]:
    return {"id": str(left.pk), "area": left.area, "words": left.why}


def all_lines(goals: Iterable[Any], actions: Iterable[Any], left: Iterable[Any]) -> list[dict[str, Any]]:
    """Everything that is agreed to, line by line."""
    return [*map(goal_line, goals), *map(action_line, actions), *map(left_line, left)]
