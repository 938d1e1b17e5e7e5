"""An agency's own log, the newest first, a page at a time and found by key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.access.models import Agency, User
from hearth.access.viewer import Viewer
from hearth.audit.models import AuditEvent
from hearth.ui.days import LONDON

MOST = 100
SHOWS = {
    "": "Everything",
    "opened": "Records that were opened",
    "grants": "Restricted records opened in an emergency",
    "refused": "Pages that were refused",
    "roles": "Roles given and ended",
}
VERBS = {
    "opened": ("opened", "opened by break-glass"),
    "grants": ("opened by break-glass", "reviewed"),
    "refused": ("refused",),
    "roles": ("invited", "joined", "gave a role to", "ended the role of"),
}
Key = tuple[datetime, UUID]


@dataclass(frozen=True)
class Asked:
    since: date | None = None
    until: date | None = None
    show: str = ""
    about: str = ""  # a record's number, whole

    @property
    def verbs(self) -> Sequence[str]:
        return VERBS.get(self.show, ())


def events_for(viewer: Viewer, asked: Asked, before: Key | None, many: int = MOST) -> list[AuditEvent]:
    """One more than asked for, which says that there are older ones."""
    events: QuerySet[AuditEvent] = AuditEvent.objects.filter(holder_id=viewer.holder_id)
    if asked.since:
        events = events.filter(at__gte=_start(asked.since))
    if asked.until:
        events = events.filter(at__lt=_start(asked.until + timedelta(days=1)))
    if asked.verbs:
        events = events.filter(verb__in=asked.verbs)
    if asked.about:
        events = events.filter(subject_id=asked.about)
    if before:
        at, last = before
        events = events.filter(at__lte=at).filter(Q(at__lt=at) | Q(id__lt=last))
    return list(events.order_by("-at", "-id")[: many + 1])


def names_of(events: Sequence[AuditEvent]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """Of people and of agencies. Nobody who ever signed in is deleted, so that they can be named."""
    people = User.objects.filter(pk__in={event.actor_id for event in events if event.actor_id})
    agencies = Agency.objects.filter(pk__in={event.agency_id for event in events if event.agency_id})
    return dict(people.values_list("pk", "name")), dict(agencies.values_list("pk", "name"))


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)
