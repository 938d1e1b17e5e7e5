"""What a review's outcome asks for next. Plain Python."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from hearth.casework.rules import moves

UP, DOWN, CHANGE, END = "step_up", "step_down", "change", "end"
WORKING_DAYS_TO_FOLLOW = 2


@dataclass(frozen=True)
class Done:
    """What has been done since the review was held."""

    steps: Collection[str]  # directions in which a step waits for its answer, or was accepted
    planned: bool  # a plan was agreed, on the day of the review or later
    closed: bool


@dataclass(frozen=True)
class Follows:
    """What is still to be done because a review decided it: in words, and on which page."""

    words: str
    page: str


FOLLOWING = {
    UP: Follows("The review decided to step up. Hand the family over.", "casework:step_up"),
    DOWN: Follows("The review decided to step down. Hand the family over to lighter help.", "casework:step_down"),
    CHANGE: Follows("The review decided to change the plan. Agree the new one with the family.", "casework:plan"),
    END: Follows("The review decided that the work can end.", "casework:close"),
}


def follows(outcome: str, done: Done) -> Follows | None:
    """None where the work simply goes on, or where what was decided has been done."""
    followed = {
        UP: moves.UP in done.steps,
        DOWN: moves.DOWN in done.steps,
        CHANGE: done.planned,
        END: done.closed,
    }
    if done.closed or followed.get(outcome, True):
        return None
    return FOLLOWING[outcome]


def since(opened: date, held: list[date]) -> date:
    """From which day a review looks: the last one, or the beginning."""
    return max(held, default=opened)
