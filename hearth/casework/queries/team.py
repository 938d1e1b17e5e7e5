"""A supervisor's team: its open work, what is on record of each family, and when a worker was last supervised."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from hearth.access.rules import SUPERVISOR
from hearth.access.viewer import Viewer
from hearth.casework.fidelity.counting import in_phase_now
from hearth.casework.models import Episode, FollowUp, Goal, Participant, Review, Supervision, SupervisionPoint, Visit
from hearth.casework.queries.episodes import episodes_for, with_open_risk
from hearth.casework.rules.needing_help import UNSEEN_AFTER_DAYS, Rating, Standing
from hearth.casework.rules.visiting import DONE, MISSED, PLANNED
from hearth.families.models import FamilyMember
from hearth.ui import days

Row = tuple[Episode, Standing]
CALLED = ("episode_id", "person__given_names", "person__known_as", "person__family_name")


@dataclass(frozen=True)
class Team:
    open: Sequence[Row]
    follow_ups_late: int
    supervised: Mapping[UUID, date]  # the last time, by worker


def team_of(viewer: Viewer, now: datetime) -> Team:
    """Seven questions to the database, whatever the size of the team."""
    today = days.local(now).date()
    episodes = list(
        with_open_risk(episodes_for(viewer)).filter(closed=None).order_by("key_worker_name", "family__name", "id")
    )
    late = FollowUp.objects.filter(episode__in=episodes_for(viewer).values("pk"), state="due", due__lt=today)
    held = Supervision.objects.filter(holder_id=viewer.holder_id, team_id=viewer.team_id)
    supervised = held.values("worker_id").annotate(last=Max("on")).values_list("worker_id", "last")
    return Team(
        _with_standing(viewer, episodes, now), late.filter(holder_id=viewer.holder_id).count(), dict(supervised)
    )


def _with_standing(viewer: Viewer, episodes: list[Episode], now: datetime) -> list[Row]:
    ids, today = [each.pk for each in episodes], days.local(now).date()
    visits, reviews = _visits(viewer, ids, now), _reviews(viewer, ids)
    ratings, baselines = _ratings(viewer, ids)
    unseen = _unseen(viewer, ids, now)
    rows = []
    for episode in episodes:
        so_far = in_phase_now(episode, visits[episode.pk], today)
        standing = Standing(
            review_due=next((due for due, held in reviews[episode.pk] if held is None), None),
            visits_to_write_up=sum(visit.state == PLANNED for visit in visits[episode.pk]),
            visits_done=so_far.done,
            visits_least=so_far.least,
            visits_missed=so_far.missed,
            risk_at=_day(episode),
            unseen=unseen[episode.pk],
            reviews_held=[held for _, held in reviews[episode.pk] if held],
            ratings=ratings[episode.pk],
            baselines=baselines[episode.pk],
        )
        rows.append((episode, standing))
    return rows


def _day(episode: Any) -> date | None:
    return days.local(episode.risk_at).date() if episode.risk_at else None


def _visits(viewer: Viewer, ids: list[UUID], now: datetime) -> dict[UUID, list[Any]]:
    """What waits to be written up, and what was done or missed since the phase began."""
    phase_began = F("episode__phase_since") - timedelta(days=1)  # a day early: which day it was is worked out later
    waits = Q(state=PLANNED, planned_for__lt=now)
    counts = Q(state=DONE, done_at__gte=phase_began) | Q(state=MISSED, planned_for__gte=phase_began)
    visits = Visit.objects.filter(waits | counts, holder_id=viewer.holder_id, episode__in=ids)
    found: dict[UUID, list[Any]] = defaultdict(list)
    for visit in visits.values_list("episode_id", "state", "planned_for", "done_at", named=True):
        found[visit.episode_id].append(visit)
    return found


def _reviews(viewer: Viewer, ids: list[UUID]) -> dict[UUID, list[tuple[date, date | None]]]:
    found: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    reviews = Review.objects.filter(holder_id=viewer.holder_id, episode__in=ids)
    for episode, due, held in reviews.values_list("episode_id", "due", "held_on"):
        found[episode].append((due, held))
    return found


def _ratings(viewer: Viewer, ids: list[UUID]) -> tuple[dict[UUID, list[Rating]], dict[UUID, list[tuple[object, int]]]]:
    ratings: dict[UUID, list[Rating]] = defaultdict(list)
    baselines: dict[UUID, list[tuple[object, int]]] = defaultdict(list)
    goals = Goal.objects.filter(holder_id=viewer.holder_id, episode__in=ids, dropped_reason="")
    seen = set()
    for goal, episode, baseline, on, value in goals.values_list(
        "pk", "episode_id", "baseline", "ratings__on", "ratings__value"
    ):
        if goal not in seen:
            baselines[episode].append((goal, baseline))
            seen.add(goal)
        if on:
            ratings[episode].append(Rating(goal, on, value))
    return ratings, baselines


def _unseen(viewer: Viewer, ids: list[UUID], now: datetime) -> dict[UUID, list[tuple[str, date | None]]]:
    """Children who take part and have not been seen alone for four weeks, or since they joined that long ago."""
    since = now - timedelta(days=UNSEEN_AFTER_DAYS)
    child = FamilyMember.objects.filter(
        holder_id=viewer.holder_id, family=OuterRef("episode__family"), person=OuterRef("person_id"), is_child=True
    )
    alone = Q(person__visits__seen_alone=True, person__visits__visit__state=DONE)
    children = Participant.objects.filter(
        Exists(child), holder_id=viewer.holder_id, episode__in=ids, ends=None, person__sealed_at=None
    )
    last = children.filter(starts__lte=since.date()).annotate(last=Max("person__visits__visit__done_at", filter=alone))
    found: dict[UUID, list[tuple[str, date | None]]] = defaultdict(list)
    unseen = last.filter(Q(last=None) | Q(last__lt=since)).select_related("person").only(*CALLED)
    for participant in unseen.order_by("id"):
        when = participant.last  # type: ignore[attr-defined]
        found[participant.episode_id].append((str(participant.person), days.local(when).date() if when else None))
    return found


def supervisions_for(viewer: Viewer) -> QuerySet[Supervision]:
    """A worker reads their own; a supervisor those of the team."""
    kept = Supervision.objects.filter(holder_id=viewer.holder_id)
    if viewer.role == SUPERVISOR:
        return kept.filter(Q(team_id=viewer.team_id) | Q(worker_id=viewer.id))
    return kept.filter(worker_id=viewer.id)


def points_of(viewer: Viewer, supervision: Supervision) -> list[SupervisionPoint]:
    """Of families that the viewer may see."""
    points = SupervisionPoint.objects.filter(holder_id=viewer.holder_id, supervision=supervision)
    mine = episodes_for(viewer).select_related(None).defer(None).values("pk")
    return list(points.filter(episode__in=mine).select_related("episode__family").order_by("id"))


def open_work_of(viewer: Viewer, worker_id: UUID) -> list[Episode]:
    return list(episodes_for(viewer).filter(closed=None, key_worker_id=worker_id).order_by("family__name", "id"))
