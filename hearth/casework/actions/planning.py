"""The plan: goals, how far the family says it has come, and who agreed to do what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.casework.actions.asking import AGREED, chase_up
from hearth.casework.actions.locking import at_work, check_day
from hearth.casework.models import Action, Episode, Goal, GoalRating
from hearth.casework.rules import NotPossible
from hearth.families.models import Person
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record
from hearth.ui import days
from hearth.worklist.actions import done


@dataclass(frozen=True)
class Wanted:
    """A goal as it was written with the family."""

    words: str
    baseline: int
    target: int
    who: str
    by_when: date
    person: Person | None = None
    indicator: str = ""
    measure: str = ""
    area: str = ""  # the worrying area of an assessment that it answers


@action
def set_goal(*, episode: Episode, wanted: Wanted, by: Actor, set_on: date | None = None) -> Goal:
    """Write a goal down, with where it starts and where it should get to."""
    now = at_work(episode)
    set_on = set_on or timezone.localdate()
    check_day(set_on, now, "The day the goal was set")
    _check_goal(wanted, set_on)
    goal = Goal.objects.create(episode=now, set_on=set_on, need=_need(now, wanted.indicator), **vars(wanted))
    record(by=by, verb="set", subject=goal, fields=list(vars(wanted)))
    return goal


def _check_goal(wanted: Wanted, set_on: date) -> None:
    if wanted.by_when < set_on:
        raise NotPossible("The day it should be reached cannot be before the goal was set.")
    if not 0 <= wanted.baseline <= 10 or not 0 <= wanted.target <= 10:
        raise NotPossible("Goals are rated from 0 to 10.")
    if wanted.target <= wanted.baseline:
        raise NotPossible("Where it should get to must be higher than where it is now.")


def _need(episode: Episode, indicator: str) -> str:
    observed = {thing.id: thing.need or "" for thing in programme_of(episode.programme_version).observed}
    if indicator and indicator not in observed:
        raise NotPossible(f"“{indicator}” is not observed in this programme.")
    return observed.get(indicator, "")


@action
def rate_goal(*, goal: Goal, value: int, on: date, by: Actor) -> GoalRating:
    """Where the family says it is with a goal. Rating it again on one day corrects that day's rating."""
    check_day(on, at_work(goal.episode), "The day")
    if not 0 <= value <= 10:
        raise NotPossible("Goals are rated from 0 to 10.")
    rating, _ = GoalRating.objects.update_or_create(
        holder_id=goal.holder_id, goal=goal, on=on, defaults={"value": value}
    )
    record(by=by, verb="rated", subject=rating, fields=["value"])
    return rating


@action
def drop_goal(*, goal: Goal, reason: str, by: Actor) -> Goal:
    """Leave a goal aside, and say why."""
    at_work(goal.episode)
    if not reason.strip():
        raise NotPossible("Say why this is no longer a goal.")
    goal.refresh_from_db()  # somebody else may have left it aside meanwhile
    if goal.dropped_reason:
        raise NotPossible(f"This was left aside already: {goal.dropped_reason}")
    goal.dropped_reason, goal.dropped_on = reason, timezone.localdate()
    goal.save(update_fields=["dropped_reason", "dropped_on"])
    record(by=by, verb="dropped", subject=goal, fields=["dropped_reason"])
    return goal


@dataclass(frozen=True)
class Agreed:
    """What somebody has agreed to do."""

    words: str
    who: str
    by_when: date
    agency: str = ""
    paid_by: str = ""
    goal: Goal | None = None
    service_id: UUID | None = None  # of the directory
    service: str = ""  # its name


@action
def agree_action(*, episode: Episode, agreed: Agreed, by: Actor) -> Action:
    """Write down what somebody has agreed to do, whichever agency they are from."""
    now = at_work(episode)
    agreed_action = Action.objects.create(episode=now, agreed_on=timezone.localdate(), **vars(agreed))
    chase_up(agreed_action, now, agreed.by_when)
    record(by=by, verb="agreed", subject=agreed_action, fields=list(vars(agreed)))
    return agreed_action


@action
def finish_action(*, agreed: Action, on: date, by: Actor) -> Action:
    """It has been done."""
    check_day(on, at_work(agreed.episode), "The day it was done")
    agreed.refresh_from_db()
    if agreed.done_on:
        raise NotPossible(f"This was done already, on {days.day(agreed.done_on)}.")
    agreed.done_on = on
    agreed.save(update_fields=["done_on"])
    done(kind=AGREED, source=agreed)
    record(by=by, verb="finished", subject=agreed, fields=["done_on"])
    return agreed
