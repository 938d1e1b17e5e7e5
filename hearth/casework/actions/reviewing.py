"""Reviews, held with the family: on to the next phase or not, and when to look again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import CONTRIBUTION, REVIEW, ask_for_review
from hearth.casework.actions.following import ask_for_what_follows
from hearth.casework.actions.locking import at_work, changed, check_day
from hearth.casework.actions.planning import drop_goal, rate_goal
from hearth.casework.models import Episode, Goal, PhasePeriod, Review, ReviewPerson
from hearth.casework.rules import NotPossible, clocks, phases
from hearth.chronology.actions import write_entry
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record
from hearth.worklist.actions import done


@dataclass(frozen=True)
class GoalStands:
    """Where a goal stands at a review. Without `aside`, why it is no longer one, it carries over to the next."""

    goal: Goal
    value: int | None = None
    aside: str = ""


@dataclass(frozen=True)
class Reviewed:
    """What a review found. `phase` is the phase from now on; none leaves the family where it is."""

    held_on: date
    attended: str
    family_view: str
    summary: str
    outcome: str
    phase: str = ""
    people: Collection[UUID] = ()  # of the family, who were there
    goals: Collection[GoalStands] = ()


@action
def hold_review(*, episode: Episode, reviewed: Reviewed, by: Actor, version: int | None = None) -> Review:
    """Write down the review that was due, move phase, and ask for the next one."""
    now = at_work(episode, version)
    check_day(reviewed.held_on, now, "The day of the review")
    review = now.reviews.get(held_on=None)
    review.held_on, review.outcome, review.phase = reviewed.held_on, reviewed.outcome, now.phase
    review.attended, review.summary = reviewed.attended, reviewed.summary
    review.family_view = reviewed.family_view
    review.save()
    _write_who_was_there(review, reviewed.people)
    _carry_over(reviewed, by)
    done(kind=REVIEW, source=review)
    for asked in review.contributions.filter(received_on=None):  # what they see is written in the chronology now
        done(kind=CONTRIBUTION, source=asked)
    if reviewed.phase and reviewed.phase != now.phase:
        _enter(now, reviewed.phase, reviewed.held_on)
    changed(now, "phase", "phase_since")
    _ask_for_next(now, reviewed.held_on)
    ask_for_what_follows(now)
    write_entry(family=now.family, told=entries.review(review))
    record(by=by, verb="reviewed", subject=review, fields=[*vars(reviewed)])
    return review


def _write_who_was_there(review: Review, people: Collection[UUID]) -> None:
    taking_part = set(review.episode.participants.values_list("person_id", flat=True))
    if not set(people) <= taking_part:
        raise NotPossible("Somebody who does not take part in this work was ticked. Look again.")
    ReviewPerson.objects.bulk_create(ReviewPerson(review=review, person_id=each) for each in people)


def _carry_over(reviewed: Reviewed, by: Actor) -> None:
    """What is not left aside stays a goal, with where it stands today."""
    for each in reviewed.goals:
        if each.value is not None:
            rate_goal(goal=each.goal, value=each.value, on=reviewed.held_on, by=by)
        if each.aside.strip():
            drop_goal(goal=each.goal, reason=each.aside, by=by)


@action
def move_phase(*, episode: Episode, phase: str, on: date, by: Actor) -> Episode:
    """Enter another phase between reviews."""
    now = at_work(episode)
    check_day(on, now, "The day")
    _enter(now, phase, on)
    changed(now, "phase", "phase_since")
    record(by=by, verb="moved", subject=now, fields=["phase"])
    return now


def _enter(episode: Episode, phase: str, on: date) -> None:
    phases.check_move(programme_of(episode.programme_version), episode.phase, phase)
    if on < episode.phase_since:
        raise NotPossible("The phase before this one began later than that. Check the date.")
    episode.phases.filter(ends=None).update(ends=on)
    PhasePeriod.objects.create(episode=episode, phase=phase, starts=on)
    episode.phase, episode.phase_since = phase, on


def _ask_for_next(episode: Episode, held_on: date) -> None:
    """There is always a next one while the work goes on, even where this one found that it can end."""
    reviews = programme_of(episode.programme_version).reviews
    ask_for_review(Review.objects.create(episode=episode, due=clocks.next_review_due(held_on, reviews)))
