"""How much of what the programme observes has been answered, and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearth.casework.queries.episode import Answered
from hearth.casework.rules.observing import (
    CLOSURE,
    REFERRAL,
    REVIEW,
    follow_up_stage,
    kind_of,
    observed_at,
    shown,
    stage_label,
)
from hearth.practice.definitions.observed import Observed
from hearth.practice.definitions.programme import Programme

BOTH_ENDS = (REFERRAL, CLOSURE)


@dataclass(frozen=True)
class Stage:
    """One stage, in words: "At referral", "14 of 21 answered"."""

    label: str
    words: str
    complete: bool
    href: str


def stages_of(answered: Answered, programme: Programme) -> list[Stage]:
    """Those stages that can be answered now: a follow-up only once the family was reached."""
    reached = [follow_up_stage(each.months) for each in answered.follow_ups if each.state == "reached"]
    wanted = [REFERRAL, REVIEW, CLOSURE, *reached]
    return [_stage(answered, programme, stage) for stage in wanted if observed_at(programme, stage)]


def _stage(answered: Answered, programme: Programme, stage: str) -> Stage:
    expected = expected_at(answered, programme, stage)
    said = {(each.person_id, each.measure) for each in answered.observations if each.stage == stage}
    many, of = len(said & expected), len(expected)
    href = reverse("casework:observations", args=[answered.episode_id, stage])
    return Stage(stage_label(stage), f"{many} of {of} answered", many == of, href)


def expected_at(answered: Answered, programme: Programme, stage: str) -> set[tuple[Any, str]]:
    """Everything that is asked at a stage, as (whom it is about, what)."""
    children = [each.person_id for each in answered.people if each.is_child]
    return {
        (whom, thing.id)
        for thing in observed_at(programme, stage)
        for whom in (children if thing.about == "child" else [None])
    }


def answers_table(answered: Answered, programme: Programme) -> list[list[str]]:
    """Rows of (who, what, at referral, at closure)."""
    said = {(each.person_id, each.measure, each.stage): each.value for each in answered.observations}
    children: dict[Any, str] = {each.person_id: each.name for each in answered.people if each.is_child}
    return [
        [
            children.get(whom, "The family"),
            thing.label,
            *(_said(said, whom, thing, stage) for stage in BOTH_ENDS),
        ]
        for thing in programme.observed
        for whom in (children if thing.about == "child" else [None])
    ]


def _said(said: Mapping[tuple[Any, str, str], str], whom: Any, thing: Observed, stage: str) -> str:
    value = said.get((whom, thing.id, stage))
    if value is not None:
        return shown(thing, stage, value)
    return "Not known" if kind_of(stage) in thing.stages else "–"
