"""Write down what the programme observes, at one of its stages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.casework.actions.locking import locked
from hearth.casework.models import Episode, Observation
from hearth.casework.rules import NotPossible
from hearth.casework.rules.observing import (
    CLOSURE,
    REFERRAL,
    REVIEW,
    check_answer,
    check_destination,
    follow_up_stage,
    kind_of,
    observed_at,
    stages,
)
from hearth.families.models import Person
from hearth.practice.definitions.observed import Observed
from hearth.practice.definitions.programme import Programme
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record


@dataclass(frozen=True)
class Answer:
    """One thing that was observed. `destination` says where something that ended has led, at closure."""

    measure: str
    value: str
    person: Person | None = None
    destination: str = ""


@action
def observe(*, episode: Episode, stage: str, on: date, answers: Iterable[Answer], by: Actor) -> list[Observation]:
    """Keep the answers of one stage. What is not answered stays missing: it is never guessed."""
    now = locked(episode)
    programme = programme_of(now.programme_version)
    _check_stage(now, programme, stage, on)
    observed = {thing.id: thing for thing in observed_at(programme, stage)}
    kept = [_keep(now, stage, on, answer, observed) for answer in answers]
    record(by=by, verb="observed", subject=now, fields=[stage, *sorted({row.measure for row in kept})])
    return kept


def _check_stage(episode: Episode, programme: Programme, stage: str, on: date) -> None:
    if stage not in stages(programme):
        raise NotPossible(f"“{stage}” is not a stage of {programme.title}.")
    if on > timezone.localdate():
        raise NotPossible("The day cannot be in the future.")
    if stage != REFERRAL and on < episode.opened:
        raise NotPossible("The day cannot be before the work began.")
    if stage in (REVIEW, CLOSURE) and episode.closed and on > episode.closed:
        raise NotPossible("The day cannot be after the work ended.")
    if kind_of(stage) == "followup" and not _was_reached(episode, stage):
        raise NotPossible("Record first that the family was reached.")


def _was_reached(episode: Episode, stage: str) -> bool:
    reached = episode.follow_ups.filter(state="reached").values_list("months", flat=True)
    return stage in map(follow_up_stage, reached)


def _keep(episode: Episode, stage: str, on: date, answer: Answer, observed: dict[str, Observed]) -> Observation:
    """At review each day is kept; at the other stages a later answer corrects an earlier one."""
    thing = observed.get(answer.measure)
    if thing is None:
        raise NotPossible(f"“{answer.measure}” is not asked at this stage.")
    if (thing.about == "child") != (answer.person is not None):
        raise NotPossible(f"“{thing.label}” is about {'each child' if thing.about == 'child' else 'the family'}.")
    check_answer(thing, stage, answer.value)
    if answer.destination:
        check_destination(thing, stage, answer.destination)
    which: dict[str, Any] = {"episode": episode, "person": answer.person, "measure": thing.id, "stage": stage}
    if stage == REVIEW:
        which["on"] = on
    said = {"on": on, "value": answer.value, "destination": answer.destination}
    row, _ = Observation.objects.update_or_create(holder_id=episode.holder_id, **which, defaults=said)
    return row
