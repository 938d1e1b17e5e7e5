"""What may be answered to each thing that a programme observes, and when."""

import re
from decimal import Decimal

from hearth.casework.rules import NotPossible
from hearth.practice.definitions.observed import Observed, Stage
from hearth.practice.definitions.programme import Programme

REFERRAL, REVIEW, CLOSURE = "referral", "review", "closure"
YES_OR_NO = {"yes": "Yes", "no": "No"}
GOAL = {"goal": "A goal", "not_goal": "Not a goal"}
CHANGE = {"improved": "Better than at referral", "same": "The same", "worse": "Worse"}


def follow_up_stage(months: int) -> str:
    return f"followup_{months}m"


def stages(programme: Programme) -> list[str]:
    """Every stage of this programme, as the observations table names it."""
    return [REFERRAL, REVIEW, CLOSURE, *map(follow_up_stage, programme.followups)]


def kind_of(stage: str) -> Stage:
    """`followup_3m` is a follow-up. Raises `KeyError` for what is no stage."""
    if re.fullmatch(r"followup_[1-9][0-9]*m", stage):
        return "followup"
    kinds: dict[str, Stage] = {REFERRAL: "referral", REVIEW: "review", CLOSURE: "closure"}
    return kinds[stage]


def stage_label(stage: str) -> str:
    if kind_of(stage) == "followup":
        return f"{stage.removeprefix('followup_').removesuffix('m')} months after closure"
    return {REFERRAL: "At referral", REVIEW: "At review", CLOSURE: "At closure"}[stage]


def observed_at(programme: Programme, stage: str) -> tuple[Observed, ...]:
    return programme.observed_at(kind_of(stage))


def answers(thing: Observed, stage: str) -> dict[str, str]:
    """The answers to choose from, with their labels; none where a number is asked for."""
    if thing.answer == "level":
        return {str(level): f"{level}: {label}" for level, label in enumerate(thing.levels)}
    if thing.answer == "goal_then_change":
        return GOAL if stage == REFERRAL else CHANGE
    return YES_OR_NO if thing.answer == "yes_no" else {}


def shown(thing: Observed, stage: str, value: str) -> str:
    return answers(thing, stage).get(value, f"{value}%" if thing.answer == "percent" else value)


def has_destination(thing: Observed, stage: str) -> bool:
    return stage == CLOSURE and bool(thing.destinations)


def check_answer(thing: Observed, stage: str, value: str) -> None:
    """Raises `NotPossible` for what cannot be the answer to this, at this stage."""
    if chosen := answers(thing, stage):
        if value not in chosen:
            raise NotPossible(f"“{value}” is not an answer to “{thing.label}”.")
    elif thing.answer == "count" and not re.fullmatch(r"[0-9]{1,6}", value):
        raise NotPossible(f"“{thing.label}” is a number of times: 0, 1, 2 and so on, not “{value}”.")
    elif thing.answer == "percent" and not _is_percentage(value):
        raise NotPossible(f"“{thing.label}” is a percentage from 0 to 100, not “{value}”.")


def _is_percentage(value: str) -> bool:
    """In plain figures, as the outcome report reads them: 92.5, and not 9.25e1."""
    return re.fullmatch(r"[0-9]+([.][0-9]+)?", value) is not None and Decimal(value) <= 100


def check_destination(thing: Observed, stage: str, destination: str) -> None:
    if not has_destination(thing, stage) or destination not in {choice.id for choice in thing.destinations}:
        raise NotPossible(f"“{destination}” is not where “{thing.label}” can lead.")
