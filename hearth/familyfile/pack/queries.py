"""What the pack is made of. The family was found for the viewer; what they may not see of it is not in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from hearth.access.viewer import Viewer
from hearth.assessments.models import Analysis, Assessment, ChildsVoice
from hearth.assessments.queries import Series, completed_of, series_of
from hearth.casework.models import Action, Episode, Goal, GoalRating, Review
from hearth.casework.queries.endings import with_facts
from hearth.casework.queries.episodes import NOT_FOR_SOMEBODY_SEALED, OF_NOBODY_SEALED
from hearth.chronology.models import Entry
from hearth.chronology.queries import entries_for
from hearth.families.models import Family, FamilyMember, Involvement, Sharing, Status
from hearth.families.queries import helping_now

MOST_ENTRIES = 500


@dataclass(frozen=True)
class Tried:
    """One stretch of work: with `done`, `missed` and `alone`, how many visits; and all that was agreed in it."""

    episode: Episode
    goals: Sequence[Goal]  # each with `latest`
    actions: Sequence[Action]
    reviews: Sequence[Review]


@dataclass(frozen=True)
class Pack:
    family: Family
    members: Sequence[FamilyMember]
    statuses: Sequence[Status]
    helping: Sequence[Involvement]
    assessments: Sequence[Assessment]  # completed, oldest first
    series: Sequence[Series]  # the same profile over time
    analysis: Analysis | None  # the latest
    voices: Sequence[ChildsVoice]
    tried: Sequence[Tried]
    entries: Sequence[Entry]
    left_out: int  # happenings older than those shown
    sharings: Sequence[Sharing]


def pack_of(viewer: Viewer, family: Family) -> Pack:
    assessments = completed_of(viewer, family)
    entries = entries_for(viewer, family)
    return Pack(
        family=family,
        members=list(_members(family)),
        statuses=list(_statuses(family)),
        helping=list(helping_now(family)),
        assessments=assessments,
        series=series_of(family),
        analysis=_latest_analysis(assessments),
        voices=list(_voices(assessments)),
        tried=list(map(_tried, _episodes(family))),
        entries=list(entries.select_related("family").order_by("-happened", "-id")[:MOST_ENTRIES]),
        left_out=max(0, entries.count() - MOST_ENTRIES),
        sharings=list(Sharing.objects.filter(holder_id=family.holder_id, family=family).order_by("on", "id")),
    )


def _members(family: Family) -> QuerySet[FamilyMember]:
    members = FamilyMember.objects.filter(holder_id=family.holder_id, family=family, person__sealed_at=None)
    return members.select_related("person").order_by("-is_child", F("person__born").asc(nulls_last=True), "id")


def _statuses(family: Family) -> QuerySet[Status]:
    people = family.members.filter(person__sealed_at=None).values("person_id")
    statuses = Status.objects.filter(holder_id=family.holder_id, person__in=people, withdrawn="")
    return statuses.select_related("person").prefetch_related("categories").order_by("starts", "id")


def _voices(assessments: Sequence[Assessment]) -> QuerySet[ChildsVoice]:
    voices = ChildsVoice.objects.filter(assessment__in=assessments, child__sealed_at=None).exclude(words="")
    return voices.select_related("child", "assessment").order_by("assessment__started_on", "id")


def _latest_analysis(assessments: Sequence[Assessment]) -> Analysis | None:
    """Of the newest that asked the four questions."""
    asked = Analysis.objects.filter(assessment__in=assessments).order_by("-assessment__started_on", "-assessment_id")
    return asked.first()


def _episodes(family: Family) -> QuerySet[Episode]:
    visits = {
        "done": Count("visits", filter=Q(visits__state="done"), distinct=True),
        "missed": Count("visits", filter=Q(visits__state="missed"), distinct=True),
        "alone": Count("visits", filter=Q(visits__people__seen_alone=True), distinct=True),
    }
    latest = GoalRating.objects.filter(holder_id=family.holder_id, goal=OuterRef("pk")).order_by("-on")
    goals = (
        Goal.objects.filter(OF_NOBODY_SEALED)
        .annotate(latest=Subquery(latest.values("value")[:1]))
        .order_by("set_on", "id")
    )
    episodes = with_facts(Episode.objects.filter(holder_id=family.holder_id, family=family))
    return (
        episodes.annotate(**visits)
        .select_related("programme_version")
        .prefetch_related(
            Prefetch("goals", goals),
            Prefetch("actions", Action.objects.filter(NOT_FOR_SOMEBODY_SEALED).order_by("by_when", "id")),
            Prefetch("reviews", Review.objects.exclude(held_on=None).order_by("held_on", "id")),
        )
        .order_by("opened", "id")
    )


def _tried(episode: Episode) -> Tried:
    return Tried(episode, list(episode.goals.all()), list(episode.actions.all()), list(episode.reviews.all()))


def first_worry(pack: Pack) -> date | None:
    """The oldest worry on record among what is shown."""
    return min((entry.happened for entry in pack.entries if entry.strand == "worries"), default=None)
