"""A key worker's months with a family, in the stories: visits, goals, reviews, closure, and going back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.casework import actions as work
from hearth.casework.models import Episode, FollowUp, Goal, Visit
from hearth.demo.assessing import assess
from hearth.demo.clock import at, weekday
from hearth.demo.observing import at_closure, at_follow_up, at_referral
from hearth.demo.words import FAMILY_VIEW, GOALS, MISSED, VISIT_NOTES
from hearth.demo.world import World, holder
from hearth.families.queries import members_of
from hearth.practice.queries import programme_of
from hearth.referrals.actions import accept, decline
from hearth.referrals.models import ServiceReferral
from hearth.referrals.rules import TO_ANSWER
from hearth.scope.opening import holder_scope
from hearth.ui import days


@dataclass(frozen=True)
class Course:
    """How the work goes: how long, how often, how bad at first and at the end, and how it ends."""

    weeks: int
    days_between_visits: int
    worst_first: int
    worst_last: int
    reason: str = "done"  # why it closes; "" leaves it open
    reached: tuple[bool, ...] = (True, True)  # at each follow-up
    stuck_after: int = 99  # weeks after which nobody visits any more


def answer(worker: Viewer, family_name: str, *, yes: bool) -> UUID | None:
    """The service answers what triage asked. Declining says why."""
    with holder_scope(holder(worker)):
        referral = ServiceReferral.objects.filter(
            to_holder_id=holder(worker), to_team_id=worker.team_id, family_name=family_name, state__in=TO_ANSWER
        ).first()
        if referral is None:
            raise LookupError(f"{worker.name} was not asked to help the {family_name}.")
        if not yes:
            decline(referral=referral, reason="We have no place before March. Please ask again then.", by=worker)
            return None
        return accept(referral=referral, by=worker).pk


def begin(world: World, worker: Viewer, referral_id: UUID, programme: str) -> UUID:
    """The first day: the family's record in the service's own register, and what is observed at referral."""
    with holder_scope(holder(worker)):
        referral = ServiceReferral.objects.get(pk=referral_id)
        opening = work.Opening(
            programme=programme,
            key_worker=worker,
            opened=days.today(),
            referred=days.local(referral.created_at).date(),
            referral_reasons=tuple(referral.referral_reasons),
        )
        episode = work.receive_referral(referral=referral, opening=opening, by=worker)
        at_referral(world, episode, worker)
        return episode.pk


def work_with(world: World, worker: Viewer, episode_id: UUID, course: Course) -> Iterator[datetime]:
    """Wakes for each visit and review until the work closes, and then for the follow-ups."""
    began = days.today()
    phases = _phases(worker, episode_id)
    review_weeks = {max(5, course.weeks // 4): 1, course.weeks * 3 // 4: 2}
    reviewed = 0
    moment = at(weekday(began + timedelta(days=4)), 10)
    while moment.date() < began + timedelta(weeks=min(course.weeks, course.stuck_after)):
        yield moment
        gap = course.days_between_visits + world.rng.choice([-1, 0, 0, 1])
        moment = at(weekday(days.today() + timedelta(days=gap)), world.rng.choice([10, 11, 14, 16]))
        last = moment.date() >= began + timedelta(weeks=course.weeks)
        _visit(world, worker, episode_id, then=None if last else moment)
        for week, phase in review_weeks.items():
            if phase > reviewed and days.today() >= began + timedelta(weeks=week):
                reviewed = phase
                _review(world, worker, episode_id, course, phases[phase], first=phase == 1)
    if not course.reason or course.stuck_after < course.weeks:
        return
    yield at(weekday(began + timedelta(weeks=course.weeks, days=3)), 15)
    _close(world, worker, episode_id, course)
    yield from _go_back(world, worker, episode_id, course)


def _phases(worker: Viewer, episode_id: UUID) -> list[str]:
    with holder_scope(holder(worker)):
        return [phase.id for phase in programme_of(episode_of(worker, episode_id).programme_version).phases]


def episode_of(worker: Viewer, episode_id: UUID) -> Episode:
    return Episode.objects.select_related("family", "programme_version").get(holder_id=worker.holder_id, pk=episode_id)


def _visit(world: World, worker: Viewer, episode_id: UUID, then: datetime | None) -> None:
    """The visit that was planned last time, done or missed; the first brings goals; then the next is planned."""
    with holder_scope(holder(worker)):
        episode = episode_of(worker, episode_id)
        planned = Visit.objects.filter(holder_id=episode.holder_id, episode=episode, state="planned").first()
        visit = planned or work.plan_visit(episode=episode, planned_for=timezone.now(), by=worker)
        if world.rng.random() < 0.1:
            work.miss_visit(visit=visit, reason=world.rng.choice(MISSED), by=worker)
        else:
            _done(world, worker, episode, visit)
        if not episode.goals.exists():
            _goals(world, worker, episode)
        if then:
            work.plan_visit(episode=episode, planned_for=then, by=worker)


def _done(world: World, worker: Viewer, episode: Episode, visit: Visit) -> None:
    people = members_of(episode.family)
    children = members_of(episode.family, children=True)
    alone = [child.pk for child in children if world.rng.random() < 0.5]
    visited = work.Visited(
        done_at=timezone.now(),
        seen=[person.pk for person in people if person in children or world.rng.random() < 0.8],
        seen_alone=alone,
        notes=world.rng.choice(VISIT_NOTES),
        goals=[goal.pk for goal in episode.goals.all()[:1]],
    )
    work.record_visit(visit=visit, visited=visited, by=worker)


def _goals(world: World, worker: Viewer, episode: Episode) -> None:
    observed = episode.programme == "family_partners"
    for words, indicator, baseline, target in world.rng.sample(GOALS, 3):
        wanted = work.Wanted(
            words=words,
            baseline=baseline,
            target=target,
            who="Mum, with the key worker",
            by_when=days.today() + timedelta(weeks=12),
            indicator=indicator if observed else "",
        )
        work.set_goal(episode=episode, wanted=wanted, by=worker)
    agreed = work.Agreed(
        words="A place at breakfast club, five days a week",
        who="Beck Lane Primary School",
        agency="Beck Lane Primary School",
        by_when=days.today() + timedelta(weeks=3),
        paid_by="Pupil premium",
    )
    work.agree_action(episode=episode, agreed=agreed, by=worker)


def _review(world: World, worker: Viewer, episode_id: UUID, course: Course, phase: str, *, first: bool) -> None:
    with holder_scope(holder(worker)):
        episode = episode_of(worker, episode_id)
        worst = course.worst_first if first else (course.worst_first + course.worst_last + 1) // 2
        assess(world, episode, "first" if first else "review", worst, worker, days.today())
        _rate(world, worker, episode, course, share=0.2 if first else 0.6)
        reviewed = work.Reviewed(
            held_on=days.today(),
            attended="Mum, the key worker, school",
            family_view=world.rng.choice(FAMILY_VIEW),
            summary="Mornings are steadier; what is left is the dentist and the evenings.",
            outcome="continue" if first else "change",
            phase=phase,
        )
        work.hold_review(episode=episode_of(worker, episode_id), reviewed=reviewed, by=worker)


def _rate(world: World, worker: Viewer, episode: Episode, course: Course, share: float) -> None:
    better = course.worst_last < course.worst_first
    for goal in Goal.objects.filter(holder_id=episode.holder_id, episode=episode):
        step = round((goal.target - goal.baseline) * share) if better else 0
        value = min(10, goal.baseline + step + world.rng.choice([0, 0, 1]))
        work.rate_goal(goal=goal, value=value, on=days.today(), by=worker)


def _close(world: World, worker: Viewer, episode_id: UUID, course: Course) -> None:
    """A last review in the last phase, a closing profile, what is observed, and the ending."""
    with holder_scope(holder(worker)):
        episode = episode_of(worker, episode_id)
        finished = course.reason == "done"
        if finished:
            assess(world, episode, "closing", course.worst_last, worker, days.today())
            _rate(world, worker, episode, course, share=1)
        reviewed = work.Reviewed(
            held_on=days.today(),
            attended="Mum, the key worker, school, health visitor",
            family_view=world.rng.choice(FAMILY_VIEW),
            summary="Looked at everything again together.",
            outcome="end" if finished else ("step_up" if course.reason == "stepped_up" else "end"),
        )
        work.hold_review(episode=episode_of(worker, episode_id), reviewed=reviewed, by=worker)
        at_closure(world, episode_of(worker, episode_id), worker, improved=course.worst_last < course.worst_first)
        closing = work.Closing(
            closed=days.today(),
            reason=course.reason,
            summary="What is different: mornings, the kitchen, and that mum rings before things get too much.",
            stays_in_touch="School's family worker",
        )
        work.close_episode(episode=episode_of(worker, episode_id), closing=closing, by=worker)


def _go_back(world: World, worker: Viewer, episode_id: UUID, course: Course) -> Iterator[datetime]:
    due = _follow_ups(worker, episode_id)
    for (follow_up_id, day), reached in zip(due, course.reached, strict=False):
        yield at(weekday(day + timedelta(days=world.rng.randint(0, 9))), 11)
        with holder_scope(holder(worker)):
            follow_up = FollowUp.objects.get(holder_id=worker.holder_id, pk=follow_up_id)
            how = "A visit at home" if reached else "Two calls, a letter, and a visit with nobody in"
            notes = "Still holding." if reached else ""
            told = work.Reached(reached=reached, done_on=days.today(), how=how, notes=notes)
            work.record_follow_up(follow_up=follow_up, reached=told, by=worker)
            if reached:
                at_follow_up(world, episode_of(worker, episode_id), worker, follow_up.months)


def _follow_ups(worker: Viewer, episode_id: UUID) -> list[tuple[UUID, date]]:
    with holder_scope(holder(worker)):
        rows: Any = FollowUp.objects.filter(holder_id=worker.holder_id, episode_id=episode_id).order_by("due")
        return list(rows.values_list("pk", "due"))
