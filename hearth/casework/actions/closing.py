"""Close an episode: say why, end the help, and set the days for going back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.casework import entries
from hearth.casework.actions.asking import (
    AGREED,
    CONTRIBUTION,
    FOLLOWS,
    LOOK_AGAIN,
    REVIEW,
    RISK,
    VISIT,
    ask_for_follow_up,
)
from hearth.casework.actions.courses import give_up_place
from hearth.casework.actions.locking import at_work, changed, check_day
from hearth.casework.models import Booking, Closure, Episode, FollowUp, Session
from hearth.casework.moves.actions import withdraw
from hearth.casework.queries.endings import facts_if_closed
from hearth.casework.rules import NotPossible, clocks, endings
from hearth.casework.rules.courses import LEFT
from hearth.casework.rules.moves import ASKED
from hearth.casework.rules.visiting import CANCELLED, DONE, PLANNED
from hearth.chronology.actions import write_entry
from hearth.families.actions import end_help
from hearth.practice.queries import programme_of
from hearth.referrals.actions import did_not_engage, end
from hearth.referrals.models import ServiceReferral
from hearth.referrals.rules import STARTED
from hearth.scope.actions import action, record
from hearth.ui import days
from hearth.worklist.actions import done

STEPPED_UP = "stepped_up"
WHY_CANCELLED = "The work ended."


@dataclass(frozen=True)
class Closing:
    """What is said when work ends. `reason` is one of rules.endings.REASONS; the ending is worked out."""

    closed: date
    reason: str
    summary: str
    stays_in_touch: str = ""
    closed_by: str = ""


@action
def close_episode(*, episode: Episode, closing: Closing, by: Actor, version: int | None = None) -> Episode:
    """End the work. What was still planned is cancelled; the programme's follow-ups are asked for."""
    now = at_work(episode, version)
    _check(now, closing)
    _end_everything(now, closing.closed, by)
    now.closed, now.ending_given = closing.closed, closing.reason
    changed(now, "closed", "ending_given")
    closure = Closure.objects.create(
        episode=now, **(vars(closing) | {"closed_by": closing.closed_by or now.key_worker_name})
    )
    end_help(source=now, ends=closing.closed)
    _ask_for_follow_ups(now)
    _tell_the_asker(now, by)
    write_entry(family=now.family, told=entries.closed(closure))
    record(by=by, verb="closed", subject=now, fields=["closed", "reason", "summary", "stays_in_touch"])
    return now


def _check(episode: Episode, closing: Closing) -> None:
    if closing.reason not in endings.REASONS:
        raise NotPossible("Say why the work ends now.")
    check_day(closing.closed, episode, "The day of closure")
    open_risk = episode.risks.filter(answered_on=None).order_by("noticed_at").first()
    if open_risk and closing.reason != STEPPED_UP:
        noticed = days.day(open_risk.noticed_at)
        raise NotPossible(
            f"What was seen on {noticed} and could not wait is still open. Say first what was done about it."
        )
    last = episode.visits.filter(state=DONE).order_by("-done_at").first()
    if last and last.done_at and closing.closed < days.local(last.done_at).date():
        raise NotPossible(f"There was still a visit on {days.day(last.done_at)}. The work cannot have ended before.")
    began = max(episode.phase_since, episode.key_workers.get(ends=None).starts)
    if closing.closed < began:
        raise NotPossible(f"There was still a change on {days.day(began)}. The work cannot have ended before.")
    endings.check_reason(programme_of(episode.programme_version), facts_if_closed(episode, closing.reason))


def _end_everything(episode: Episode, closed: date, by: Actor) -> None:
    for visit in episode.visits.filter(state=PLANNED):
        done(kind=VISIT, source=visit)
    episode.visits.filter(state=PLANNED).update(state=CANCELLED, reason=WHY_CANCELLED, version=F("version") + 1)
    for agreed in episode.actions.filter(done_on=None):
        done(kind=AGREED, source=agreed)
    for review in episode.reviews.all():
        done(kind=REVIEW, source=review)
        done(kind=FOLLOWS, source=review)
        for asked in review.contributions.filter(received_on=None):
            done(kind=CONTRIBUTION, source=asked)
    for risk in episode.risks.filter(answered_on=None):
        done(kind=RISK, source=risk)
    for look in episode.looks_again.filter(looked_on=None):
        done(kind=LOOK_AGAIN, source=look)
    for move in episode.moves.filter(state=ASKED).select_related("handover"):
        withdraw(move, WHY_CANCELLED, by)
    for booking in _places_to_come(episode):
        give_up_place(booking, WHY_CANCELLED)
    episode.team.filter(ends=None).update(ends=closed)
    episode.participants.filter(ends=None).update(ends=closed)
    episode.key_workers.filter(ends=None).update(ends=closed)
    episode.phases.filter(ends=None).update(ends=closed)


def _places_to_come(episode: Episode) -> Iterable[Booking]:
    """Of courses that are over nobody has left: they came to the end."""
    still = Session.objects.filter(holder_id=episode.holder_id, starts_at__gt=timezone.now()).values("course")
    booked = Booking.objects.filter(holder_id=episode.holder_id, episode=episode).exclude(state=LEFT)
    return booked.filter(course__in=still).order_by("course_id", "id")


# What the agency that asked hears of it: as much as it needs to know. Lost touch is told as what it is.
OUTCOME_OF = {name: name for name in endings.REASONS} | {"declined": "family_stopped"}
LOST_TOUCH = "lost_touch"


def _tell_the_asker(episode: Episode, by: Actor) -> None:
    """The referral that the work came from ends with it."""
    if episode.referral_id is None:
        return
    referral = ServiceReferral.objects.filter(pk=episode.referral_id, state=STARTED).first()
    if referral is None:
        return
    if episode.ending_given == LOST_TOUCH:
        did_not_engage(referral=referral, tried=endings.REASONS[LOST_TOUCH], by=by)
    else:
        end(referral=referral, outcome=OUTCOME_OF[episode.ending_given], by=by)


def _ask_for_follow_ups(episode: Episode) -> None:
    assert episode.closed is not None
    months = programme_of(episode.programme_version).followups
    for each, due in clocks.follow_ups_due(episode.closed, months).items():
        ask_for_follow_up(FollowUp.objects.create(episode=episode, months=each, due=due))
