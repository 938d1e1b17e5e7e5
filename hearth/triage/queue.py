"""The queue: a page at a time, urgent worries first, then by the clock. Found by key, so every page is as quick."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern, ReportedChild
from hearth.triage.queries import concerns_for

ON_A_PAGE = 50
# What a row of the list says. The account, thousands of characters long, stays where it is.
SHOWN = (
    "reference urgent danger decision_due decided_at taken_by_name "
    "about_self reporter_relationship reporter_agency_name channel"
).split()
WAITING, MINE, OVERDUE, DECIDED = "waiting", "mine", "overdue", "decided"


@dataclass(frozen=True)
class Key:
    """The last row of a page: where the next one begins."""

    urgent: bool
    at: datetime  # due, or for what is decided, when that was
    id: UUID

    def __str__(self) -> str:
        return f"{int(self.urgent)}_{self.at.timestamp()}_{self.id}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """A key as an address has it. One that somebody has altered is none, and the list begins at its beginning."""
        try:
            urgent, at, id = text.split("_")
            return cls(urgent == "1", datetime.fromtimestamp(float(at), UTC), UUID(id))
        except (ValueError, OverflowError, OSError):
            return None


@dataclass(frozen=True)
class Page:
    concerns: list[Concern]
    children: dict[UUID, list[ReportedChild]]  # by the concern's id
    next_key: Key | None


def page_of(viewer: Viewer, show: str, after: Key | None, now: datetime) -> Page:
    rows = concerns_for(viewer).only(*SHOWN)
    found = _decided(rows, after) if show == DECIDED else _undecided(_filtered(rows, viewer, show, now), after)
    shown = found[:ON_A_PAGE]
    return Page(shown, _children(viewer, shown), _key(shown[-1], show) if len(found) > ON_A_PAGE else None)


def _children(viewer: Viewer, concerns: list[Concern]) -> dict[UUID, list[ReportedChild]]:
    """By hand: a prefetch makes a manager and a queryset for each of fifty rows."""
    found: dict[UUID, list[ReportedChild]] = {}
    for child in ReportedChild.objects.filter(holder_id=viewer.holder_id, concern__in=concerns):
        found.setdefault(child.concern_id, []).append(child)
    return found


def _key(last: Concern, show: str) -> Key:
    at = last.decided_at if show == DECIDED else last.decision_due
    assert at is not None
    return Key(show != DECIDED and last.urgent, at, last.pk)


def _filtered(rows: QuerySet[Concern], viewer: Viewer, show: str, now: datetime) -> QuerySet[Concern]:
    rows = rows.filter(decided_at=None)
    if show == MINE:
        return rows.filter(taken_by_id=viewer.id)
    return rows.filter(decision_due__lt=now) if show == OVERDUE else rows


def _undecided(rows: QuerySet[Concern], after: Key | None) -> list[Concern]:
    """First the urgent, then the rest: two stretches of one index, the second only where the page has room."""
    many = ON_A_PAGE + 1
    found: list[Concern] = []
    if after is None or after.urgent:
        found = list(_from(rows.filter(urgent=True), after)[:many])
    if len(found) < many:
        beyond = None if after is None or after.urgent else after
        found += _from(rows.filter(urgent=False), beyond)[: many - len(found)]
    return found


def _from(rows: QuerySet[Concern], after: Key | None) -> QuerySet[Concern]:
    if after:
        rows = rows.filter(decision_due__gte=after.at).filter(Q(decision_due__gt=after.at) | Q(id__gt=after.id))
    return rows.order_by("decision_due", "id")


def _decided(rows: QuerySet[Concern], after: Key | None) -> list[Concern]:
    """The newest first."""
    rows = rows.filter(decided_at__isnull=False)
    if after:
        rows = rows.filter(decided_at__lte=after.at).filter(Q(decided_at__lt=after.at) | Q(id__lt=after.id))
    return list(rows.order_by("-decided_at", "-id")[: ON_A_PAGE + 1])
