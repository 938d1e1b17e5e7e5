"""Reviews, held with the family: on to the next phase or not, and when to look again."""

from dataclasses import dataclass
from datetime import date

from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import REVIEW, ask_for_review
from hearth.casework.actions.locking import at_work, changed, check_day
from hearth.casework.models import Episode, PhasePeriod, Review
from hearth.casework.rules import NotPossible, clocks, phases
from hearth.chronology.actions import write_entry
from hearth.practice.queries import programme_of
from hearth.scope.actions import action, record
from hearth.worklist.actions import done


@dataclass(frozen=True)
class Reviewed:
    """What a review found. `phase` is the phase from now on; none leaves the family where it is."""

    held_on: date
    attended: str
    family_view: str
    summary: str
    outcome: str
    phase: str = ""


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
    done(kind=REVIEW, source=review)
    if reviewed.phase and reviewed.phase != now.phase:
        _enter(now, reviewed.phase, reviewed.held_on)
    changed(now, "phase", "phase_since")
    _ask_for_next(now, reviewed.held_on)
    write_entry(family=now.family, told=entries.review(review))
    record(by=by, verb="reviewed", subject=review, fields=[*vars(reviewed)])
    return review


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
