"""Everything an episode's page shows, in as few questions to the database as it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from hearth.casework.models import (
    Closure,
    Episode,
    FollowUp,
    Goal,
    GoalRating,
    Move,
    Observation,
    Participant,
    Review,
    Visit,
)
from hearth.casework.moves.queries import latest_move
from hearth.casework.reviewing.following import what_follows
from hearth.casework.reviewing.rules import Follows
from hearth.families.models import FamilyMember, Involvement, Person
from hearth.families.queries import helping_now
from hearth.ui import days


@dataclass(frozen=True)
class Work:
    """An episode with all that belongs to it."""

    episode: Episode
    people: Sequence[Participant]  # each with `is_child` and `role`, children first
    helping: Sequence[Involvement]
    goals: Sequence[Goal]  # each with `latest` and `latest_on`
    visits: Sequence[Visit]  # without notes, newest first, each with `saw` and `saw_alone`
    reviews: Sequence[Review]  # each with `were_there`
    follows: Follows | None  # what the last review decided and nobody has done yet
    observations: Sequence[Observation]
    follow_ups: Sequence[FollowUp]
    closure: Closure | None
    move: Move | None  # the latest step up or down


def work_of(episode: Episode) -> Work:
    """The episode itself was found through `episodes_for`, which asks who is looking."""
    closed = episode.closed is not None
    reviews = list(_reviews(episode))
    held = [each for each in reviews if each.held_on]
    return Work(
        episode=episode,
        people=list(people_in(episode)),
        helping=[] if closed else list(helping_now(episode.family)),
        goals=list(_goals(episode)),
        visits=list(_visits(episode)),
        reviews=reviews,
        follows=what_follows(episode, max(held, key=_when_held, default=None)),
        observations=list(episode.observations.only("person_id", "measure", "stage", "value", "on", "episode_id")),
        follow_ups=list(episode.follow_ups.order_by("months")) if closed else [],
        closure=episode.closures.first() if closed else None,
        move=None if closed else latest_move(episode),
    )


def people_in(episode: Episode) -> QuerySet[Participant]:
    """Those who take part, or did when it closed: children first, oldest first. A sealed child is not among them."""
    return _people(episode, Q(ends__isnull=True) | Q(ends=F("episode__closed")))


def people_at(visit: Visit) -> list[Participant]:
    """Those who may have been there: who takes part now or did on that day, and who was written down as seen."""
    day = days.local(visit.done_at or visit.planned_for).date()
    seen = [each.person_id for each in visit.people.all() if each.seen]
    there = Q(ends__isnull=True) | Q(ends=F("episode__closed")) | Q(ends__gte=day) | Q(person__in=seen)
    return list({each.person_id: each for each in _people(visit.episode, there)}.values())


def _people(episode: Episode, which: Q) -> QuerySet[Participant]:
    member = FamilyMember.objects.filter(family=episode.family_id, person=OuterRef("person_id"))
    people = Participant.objects.filter(holder_id=episode.holder_id, episode=episode, person__sealed_at=None)
    return (
        people.filter(which)
        .select_related("person")
        .annotate(is_child=Subquery(member.values("is_child")[:1]), role=Subquery(member.values("role")[:1]))
        .order_by(F("is_child").desc(nulls_last=True), F("person__born_earliest").asc(nulls_last=True), "id")
    )


def not_taking_part(episode: Episode) -> Sequence[Person]:
    """People of the family with whom the work is not, or not any more."""
    taking_part = Participant.objects.filter(holder_id=episode.holder_id, episode=episode, ends=None).values("person")
    members = Person.objects.filter(
        holder_id=episode.holder_id, sealed_at=None, died=None, memberships__family=episode.family_id
    )
    not_born = Q(born_of__pregnancy__outcome__in=["lost", "ended"])
    return list(members.exclude(pk__in=taking_part).exclude(not_born).distinct().order_by("born", "id"))


def _when_held(review: Review) -> tuple[date, UUID]:
    assert review.held_on is not None
    return review.held_on, review.pk


def _reviews(episode: Episode) -> QuerySet[Review]:
    """Each with `were_there`, the names of those of the family who were."""
    name, open_to_see = F("people__person__given_names"), Q(people__person__sealed_at=None)
    were_there = ArrayAgg(name, filter=open_to_see, default=[], order_by="people__person__born")
    reviews = Review.objects.filter(holder_id=episode.holder_id, episode=episode)
    return reviews.annotate(were_there=were_there).order_by("due", "id")


def _goals(episode: Episode) -> QuerySet[Goal]:
    latest = GoalRating.objects.filter(goal=OuterRef("pk")).order_by("-on")
    return (
        Goal.objects.filter(holder_id=episode.holder_id, episode=episode)
        .filter(Q(person=None) | Q(person__sealed_at=None))
        .select_related("person")
        .annotate(latest=Subquery(latest.values("value")[:1]), latest_on=Subquery(latest.values("on")[:1]))
        .order_by("dropped_reason", "by_when", "id")
    )


def _visits(episode: Episode) -> QuerySet[Visit]:
    name, open_to_see = F("people__person__given_names"), Q(people__person__sealed_at=None)
    return (
        Visit.objects.filter(holder_id=episode.holder_id, episode=episode)
        .defer("notes")
        .annotate(
            saw=_names(name, open_to_see & Q(people__seen=True)),
            saw_alone=_names(name, open_to_see & Q(people__seen_alone=True)),
        )
        .order_by("-planned_for", "-id")
    )


def _names(name: F, of_whom: Q) -> ArrayAgg:  # type: ignore[type-arg]
    return ArrayAgg(name, filter=of_whom, default=[], order_by="people__person__born")
