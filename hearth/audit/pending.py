"""Events wait here until just before commit, so that a chain is locked for as short a time as can be."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from hearth.audit.actors import Actor

UNDER_GRANT = "under grant "  # before the id of the grant by which somebody opened a restricted record
LANES = 16  # chains beside each other for one holder: writers seldom wait for each other


@dataclass
class Waiting:
    holder_id: UUID | None
    events: list[dict[str, Any]] = field(default_factory=list)
    details: dict[UUID, Mapping[str, Any]] = field(default_factory=dict)

    def mark(self) -> int:
        return len(self.events)

    def go_back_to(self, mark: int) -> None:
        """Forget events whose change was rolled back."""
        for event in self.events[mark:]:
            self.details.pop(event["id"], None)
        del self.events[mark:]

    @property
    def chain(self) -> str:
        lane = threading.get_native_id() % LANES
        return f"{self.holder_id or 'hearth'}/{lane}"


_waiting: ContextVar[Waiting | None] = ContextVar("waiting_audit_events", default=None)


class NothingOpen(RuntimeError):
    """An event was recorded outside any scope, so no transaction would carry it."""


@contextmanager
def collecting(holder_id: UUID | None) -> Iterator[Waiting]:
    """Collect events for one transaction. The caller writes them before it commits."""
    waiting = Waiting(holder_id)
    token = _waiting.set(waiting)
    try:
        yield waiting
    finally:
        _waiting.reset(token)


def waiting() -> Waiting:
    found = _waiting.get()
    if found is None:
        raise NothingOpen("Open a scope before you record what happened.")
    return found


def record(
    *,
    by: Actor,
    verb: str,
    subject: Any,
    fields: Sequence[str] = (),
    details: Mapping[str, Any] | None = None,
) -> None:
    """Note one event: who, did what, to which record, touching which fields. Verbs and names only, no words."""
    event_id = _note(by, verb, subject._meta.label_lower, str(subject.pk), list(fields))
    if details:
        waiting().details[event_id] = details


def record_read(*, by: Actor, subject: Any) -> None:
    """Somebody opened a record. Whoever opens a closed one under a grant marks it so."""
    marks = getattr(by, "marks", None)
    record(by=by, verb="opened", subject=subject, fields=marks(subject) if marks else [])


def record_refusal(*, by: Actor, route: str, subject_id: str) -> None:
    """Somebody asked for what is not theirs to see."""
    _note(by, "refused", route, subject_id, [])


def _note(by: Actor, verb: str, kind: str, subject_id: str, fields: list[str]) -> UUID:
    here = waiting()
    event_id = uuid7()
    event = {
        "id": event_id,
        "holder_id": here.holder_id,
        "at": datetime.now(UTC),
        "actor_id": by.id,
        "actor_text": by.text,
        "agency_id": by.agency_id,
        "verb": verb,
        "subject_kind": kind,
        "subject_id": subject_id,
        "field_names": fields,
    }
    here.events.append(event)
    return event_id
