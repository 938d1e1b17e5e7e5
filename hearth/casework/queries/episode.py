"""Everything an episode's page shows, in as few questions to the database as it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hearth.casework.models import Closure, Episode, FollowUp, Participant
from hearth.casework.queries import questions
from hearth.casework.queries.found import (
    GoalTold,
    Helping,
    MoveTold,
    Observed,
    ReviewTold,
    TakingPart,
    VisitTold,
)
from hearth.casework.reviewing.following import what_follows
from hearth.casework.reviewing.rules import Follows
from hearth.families.models import FamilyMember, Person
from hearth.scope.asking import told
from hearth.ui import days


@dataclass(frozen=True)
class Answered:
    """What has been answered of what the programme observes, and of whom it is asked."""

    episode_id: UUID
    people: Sequence[TakingPart]  # children first
    observations: Sequence[Observed]
    follow_ups: Sequence[FollowUp]


@dataclass(frozen=True)
class Work(Answered):
    """An episode with all that belongs to it."""

    episode: Episode
    helping: Sequence[Helping]
    goals: Sequence[GoalTold]
    visits: Sequence[VisitTold]  # newest first
    reviews: Sequence[ReviewTold]
    follows: Follows | None  # what the last review decided and nobody has done yet
    closure: Closure | None
    move: MoveTold | None  # the latest step up or down


def work_of(episode: Episode) -> Work:
    """The episode itself was found for whoever is looking."""
    closed = episode.closed is not None
    here = {"holder": episode.holder_id, "episode": episode.pk}
    reviews = told(ReviewTold, questions.REVIEWS, **here)
    held = [each for each in reviews if each.held_on]
    answered = answered_in(episode)
    return Work(
        episode=episode,
        episode_id=episode.pk,
        people=answered.people,
        helping=[] if closed else _helping_now(episode),
        goals=goals_of(episode),
        visits=told(VisitTold, questions.VISITS, **here),
        reviews=reviews,
        follows=what_follows(episode, max(held, key=_when_held, default=None)),
        observations=answered.observations,
        follow_ups=answered.follow_ups,
        closure=episode.closures.first() if closed else None,
        move=None if closed else next(iter(told(MoveTold, questions.LATEST_MOVE, **here)), None),
    )


def answered_in(episode: Episode) -> Answered:
    """Nobody goes back to a family before the work has ended."""
    return Answered(
        episode_id=episode.pk,
        people=taking_part_in(episode),
        observations=told(Observed, questions.OBSERVATIONS, holder=episode.holder_id, episode=episode.pk),
        follow_ups=list(episode.follow_ups.order_by("months")) if episode.closed else [],
    )


def taking_part_in(episode: Episode) -> list[TakingPart]:
    """As `people_in`, for pages that only name them."""
    return told(TakingPart, questions.PEOPLE, holder=episode.holder_id, episode=episode.pk)


def goals_of(episode: Episode) -> list[GoalTold]:
    """Those left aside come last, by why they were."""
    return told(GoalTold, questions.GOALS, holder=episode.holder_id, episode=episode.pk)


def _helping_now(episode: Episode) -> list[Helping]:
    where = {"holder": episode.holder_id, "family": episode.family_id}
    return told(Helping, questions.HELPING, today=timezone.localdate(), **where)


def _when_held(review: ReviewTold) -> tuple[date, UUID]:
    assert review.held_on is not None
    return review.held_on, review.id


def people_in(episode: Episode) -> QuerySet[Participant]:
    """Those who take part, or did when it closed: children first, oldest first. A sealed child is not among them."""
    member = FamilyMember.objects.filter(family=episode.family_id, person=OuterRef("person_id"))
    people = Participant.objects.filter(holder_id=episode.holder_id, episode=episode, person__sealed_at=None)
    return (
        people.filter(Q(ends__isnull=True) | Q(ends=F("episode__closed")))
        .select_related("person")
        .annotate(is_child=Subquery(member.values("is_child")[:1]), role=Subquery(member.values("role")[:1]))
        .order_by(F("is_child").desc(nulls_last=True), F("person__born_earliest").asc(nulls_last=True), "id")
    )


def people_at(visit: Any) -> list[TakingPart]:
    """Those who may have been there: who takes part now or did on that day, and who was written down as seen."""
    asked = {
        "holder": visit.holder_id,
        "episode": visit.episode_id,
        "day": days.local(visit.done_at or visit.planned_for).date(),
        "seen": list(visit.saw),
    }
    found = told(TakingPart, questions.PEOPLE_AT, **asked)
    return list({each.person_id: each for each in found}.values())  # who came back took part twice


def not_taking_part(episode: Episode) -> Sequence[Person]:
    """People of the family with whom the work is not, or not any more."""
    taking_part = Participant.objects.filter(holder_id=episode.holder_id, episode=episode, ends=None).values("person")
    members = Person.objects.filter(
        holder_id=episode.holder_id, sealed_at=None, died=None, memberships__family=episode.family_id
    )
    not_born = Q(born_of__pregnancy__outcome__in=["lost", "ended"])
    return list(members.exclude(pk__in=taking_part).exclude(not_born).distinct().order_by("born", "id"))
