"""Worries that came over one connection on one day: shown together, so that many look like many and one like one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from hearth.access.viewer import Viewer
from hearth.concerns.floods.rules import SHOW_FROM
from hearth.concerns.models import Concern
from hearth.triage.queries import concerns_for

MOST_CROWDS, MOST_SHOWN = 20, 100


@dataclass(frozen=True)
class Crowd:
    mark: str
    count: int
    undecided: int
    first: datetime
    last: datetime


def crowds_for(viewer: Viewer) -> list[Crowd]:
    """The latest first. Counts only what the viewer may open: the number itself would tell of what is hidden."""
    marked = concerns_for(viewer).exclude(source_mark="").order_by()
    groups = (
        marked.values("source_mark")
        .annotate(count=Count("pk"), decided=Count("decided_at"), first=Min("received_at"), last=Max("received_at"))
        .filter(count__gte=SHOW_FROM)
        .order_by("-last")[:MOST_CROWDS]
    )
    return [
        Crowd(each["source_mark"], each["count"], each["count"] - each["decided"], each["first"], each["last"])
        for each in groups
    ]


def crowd_of(viewer: Viewer, mark: str) -> Sequence[Concern]:
    """The worries of one crowd, in the order they came; none where there are too few to be one."""
    rows = (
        list(concerns_for(viewer).filter(source_mark=mark).order_by("received_at", "id")[:MOST_SHOWN]) if mark else []
    )
    return rows if len(rows) >= SHOW_FROM else []
