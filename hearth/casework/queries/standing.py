"""What is on record of each family a team works with, for the supervisor's page: whose help is needed where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, DateField, Exists, F, Func, Max, OuterRef, Q, QuerySet, Subquery, When

from hearth.access.rules import AT_WORK_WITH_FAMILIES
from hearth.access.viewer import Viewer
from hearth.casework.actions.asking import FOLLOW_UP
from hearth.casework.models import Episode, FollowUp, Goal, Participant, Review, Supervision, Visit, VisitPerson
from hearth.casework.queries.episodes import OF_NOBODY_SEALED, episodes_seen, seen_as, whose, with_open_risk
from hearth.casework.rules.needing_help import DRIFT_AFTER_REVIEWS, UNSEEN_AFTER_DAYS, Rating, Standing
from hearth.casework.rules.visiting import DONE, MISSED, PLANNED, intensity
from hearth.families.models import FamilyMember
from hearth.families.rules import called
from hearth.practice.definitions.programme import Programme
from hearth.practice.queries import programme_kept
from hearth.scope.worded import worded_once
from hearth.ui import days
from hearth.worklist.models import Item

CALLED = ("person__given_names", "person__known_as", "person__family_name")
WORK = ("id", "family__name", "key_worker_id", "key_worker_name", "programme_version_id", "phase", "phase_since")


class DayInLondon(Func):
    """PostgreSQL's own day of a moment. `TruncDate` would have Python go through every row of the answer again."""

    template = f"(%(expressions)s AT TIME ZONE '{days.LONDON.key}')::date"
    output_field = DateField()


@dataclass(frozen=True)
class OpenWork:
    """What a row about a family says of its work."""

    id: UUID
    family: str
    key_worker_id: UUID
    key_worker_name: str
    programme: Programme
    phase: str
    phase_since: date


Row = tuple[OpenWork, Standing]


@dataclass(frozen=True)
class Team:
    open: Sequence[Row]
    follow_ups_late: int
    supervised: Mapping[UUID, date]  # the last time, by worker
    go_back: frozenset[UUID] = frozenset()  # who is yet to go back to a family after its work has ended


def team_of(viewer: Viewer, now: datetime) -> Team:
    """Eight questions to the database, whatever the size of the team, none of them worded anew."""
    if viewer.role not in AT_WORK_WITH_FAMILIES:
        return Team([], 0, {})
    late = _follow_ups_late(*whose(viewer), days.local(now).date(), **seen_as(viewer))
    return Team(
        open=_with_standing(viewer.holder_id, _open_work(*whose(viewer), **seen_as(viewer)), now),
        follow_ups_late=late[0] if late else 0,
        supervised=dict(_supervised(viewer.holder_id, viewer.team_id)),
        go_back=frozenset(filter(None, _go_back(viewer.holder_id, viewer.team_id, restricted=viewer.sees_restricted))),
    )


@worded_once
def _open_work(holder: UUID, team: UUID, granted: list[UUID], **shape: bool) -> QuerySet[Episode, Any]:
    episodes = with_open_risk(episodes_seen(holder, team, granted, **shape).filter(closed=None))
    found = episodes.order_by("key_worker_name", "family__name", "id")
    return found.values_list("risk_at", *WORK)


@worded_once
def _follow_ups_late(
    holder: UUID, team: UUID, granted: list[UUID], today: date, **shape: bool
) -> QuerySet[FollowUp, int]:
    late = FollowUp.objects.filter(holder_id=holder, state="due", due__lt=today)
    late = late.filter(episode__in=episodes_seen(holder, team, granted, **shape).values("pk"))
    return late.values("holder_id").annotate(many=Count("*")).values_list("many", flat=True)


@worded_once
def _go_back(holder: UUID, team: UUID, *, restricted: bool) -> QuerySet[Item, UUID | None]:
    items = Item.objects.filter(holder_id=holder, team_id=team, kind=FOLLOW_UP, done_at=None, worker_id__isnull=False)
    items = items if restricted else items.filter(restricted=False)
    return items.order_by().values_list("worker_id", flat=True).distinct()


@worded_once
def _supervised(holder: UUID, team: UUID) -> QuerySet[Supervision, tuple[UUID, date]]:
    held = Supervision.objects.filter(holder_id=holder, team_id=team)
    return held.values("worker_id").annotate(last=Max("on")).values_list("worker_id", "last")


def _with_standing(holder: UUID, found: Sequence[tuple[Any, ...]], now: datetime) -> list[Row]:
    ids, today = [each[1] for each in found], days.local(now).date()
    visits, reviews = _by_episode(_visits(holder, ids, now)), _by_episode(_reviews(holder, ids))
    may_drift = [id for id in ids if sum(bool(held) for _, held in reviews[id]) >= DRIFT_AFTER_REVIEWS]
    ratings, baselines = _ratings(holder, may_drift)
    unseen = _unseen(holder, ids, now)
    rows = []
    for risk_at, episode, family, worker_id, worker, version, phase, since in found:
        work = OpenWork(episode, family, worker_id, worker, programme_kept(version), phase, since)
        visited, reviewed = visits[episode], reviews[episode]
        so_far = intensity(
            work.programme.phase(phase).visits_per_week,
            since,
            today,
            [on for state, on in visited if state == DONE and on],
            missed=[on for state, on in visited if state == MISSED],
        )
        standing = Standing(
            review_due=next((due for due, held in reviewed if held is None), None),
            visits_to_write_up=sum(state == PLANNED for state, _ in visited),
            visits_done=so_far.done,
            visits_least=so_far.least,
            visits_missed=so_far.missed,
            risk_at=days.local(risk_at).date() if risk_at else None,
            unseen=unseen[episode],
            reviews_held=[held for _, held in reviewed if held],
            ratings=ratings[episode],
            baselines=baselines[episode],
        )
        rows.append((work, standing))
    return rows


def _by_episode(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, list[tuple[Any, ...]]]:
    found: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


@worded_once
def _visits(holder: UUID, ids: list[UUID], now: datetime) -> QuerySet[Visit, tuple[UUID, str, date | None]]:
    """What waits to be written up, and the days of what was done or missed since the phase began."""
    phase_began = F("episode__phase_since") - timedelta(days=1)  # a day early: which day it was is worked out later
    waits = Q(state=PLANNED, planned_for__lt=now)
    counts = Q(state=DONE, done_at__gte=phase_began) | Q(state=MISSED, planned_for__gte=phase_began)
    visits = Visit.objects.filter(waits | counts, holder_id=holder, episode__id__among=ids)
    when = Case(When(state=MISSED, then="planned_for"), default="done_at")
    return visits.annotate(day=DayInLondon(when)).values_list("episode_id", "state", "day")


@worded_once
def _reviews(holder: UUID, ids: list[UUID]) -> QuerySet[Review, tuple[UUID, date, date | None]]:
    reviews = Review.objects.filter(holder_id=holder, episode__id__among=ids)
    return reviews.values_list("episode_id", "due", "held_on")


def _ratings(holder: UUID, ids: list[UUID]) -> tuple[dict[UUID, list[Rating]], dict[UUID, list[tuple[object, int]]]]:
    ratings: dict[UUID, list[Rating]] = defaultdict(list)
    baselines: dict[UUID, dict[object, int]] = defaultdict(dict)
    for goal, episode, baseline, on, value in _goals(holder, ids):
        baselines[episode][goal] = baseline
        if on:
            ratings[episode].append(Rating(goal, on, value))
    return ratings, defaultdict(list, {episode: list(each.items()) for episode, each in baselines.items()})


@worded_once
def _goals(holder: UUID, ids: list[UUID]) -> QuerySet[Goal, Any]:
    goals = Goal.objects.filter(holder_id=holder, episode__id__among=ids, dropped_reason="").filter(OF_NOBODY_SEALED)
    return goals.values_list("pk", "episode_id", "baseline", "ratings__on", "ratings__value")


def _unseen(holder: UUID, ids: list[UUID], now: datetime) -> dict[UUID, list[tuple[str, date | None]]]:
    """Children who take part and have not been seen alone for four weeks, or since they joined that long ago."""
    since = now - timedelta(days=UNSEEN_AFTER_DAYS)
    found: dict[UUID, list[tuple[str, date | None]]] = defaultdict(list)
    for episode, last, *names in _not_seen_alone(holder, ids, since, since.date()):
        found[episode].append((called(*names), days.local(last).date() if last else None))
    return found


@worded_once
def _not_seen_alone(holder: UUID, ids: list[UUID], since: datetime, day: date) -> QuerySet[Participant, Any]:
    child = FamilyMember.objects.filter(
        holder_id=holder, family=OuterRef("episode__family"), person=OuterRef("person_id"), is_child=True
    )
    alone = VisitPerson.objects.filter(
        holder_id=holder, person=OuterRef("person_id"), seen_alone=True, visit__state=DONE
    )
    children = Participant.objects.filter(
        Exists(child),
        ~Exists(alone.filter(visit__done_at__gte=since)),
        holder_id=holder,
        episode__id__among=ids,
        ends=None,
        person__sealed_at=None,
        starts__lte=day,
    )
    last = Subquery(alone.order_by("-visit__done_at").values("visit__done_at")[:1])
    unseen = children.annotate(last=last).order_by("id")
    return unseen.values_list("episode_id", "last", *CALLED)
