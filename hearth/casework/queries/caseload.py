"""A worker's families, one row each, with what is next and what is late: one question to the database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hearth.access.viewer import Viewer
from hearth.casework.models import Episode, FollowUp, Goal, Observation, Review, Visit
from hearth.casework.queries.episodes import episodes_for
from hearth.casework.rules.observing import REFERRAL
from hearth.casework.rules.visiting import PLANNED

Key = tuple[str, UUID]


def caseload_of(
    viewer: Viewer, *, whole_team: bool, now: datetime, after: Key | None = None, many: int = 50
) -> Sequence[Episode]:
    """Open work, and closed work still to be followed up; by family name, a page at a time, found by key.

    One more than asked for is fetched, so that the page knows whether there is another.
    """
    to_follow_up = _of(FollowUp.objects.filter(state="due"))
    episodes = episodes_for(replace(viewer, grants=())).filter(Q(closed=None) | Exists(to_follow_up))
    if not whole_team:
        episodes = episodes.filter(key_worker_id=viewer.id)
    if after:
        name, last = after
        episodes = episodes.filter(family__name__gte=name).filter(Q(family__name__gt=name) | Q(id__gt=last))
    planned = _of(Visit.objects.filter(state=PLANNED)).order_by("planned_for")
    return list(
        episodes.annotate(
            next_visit=Subquery(planned.filter(planned_for__gte=now).values("planned_for")[:1]),
            late_visits=_count(planned.filter(planned_for__lt=now).order_by()),
            review_due=Subquery(_of(Review.objects.filter(held_on=None)).values("due")[:1]),
            follow_up_due=Subquery(to_follow_up.order_by("due").values("due")[:1]),
            goals_set=_count(_of(Goal.objects.filter(dropped_reason=""))),
            baseline_begun=Exists(_of(Observation.objects.filter(stage=REFERRAL))),
        ).order_by("family__name", "id")[: many + 1]
    )


def _of(rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]
    return rows.filter(episode=OuterRef("pk"), holder_id=OuterRef("holder_id"))


def _count(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]
    counted = rows.values("episode").annotate(counted=Count("*")).values("counted")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
