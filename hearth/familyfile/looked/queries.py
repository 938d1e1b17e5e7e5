"""The log's events about one family, the newest first. The family was found for the viewer, or its number given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from hearth.familyfile.looked.records import all_records
from hearth.ui.days import LONDON

MOST = 100
LOOKED = ("opened", "opened by break-glass")
Key = tuple[datetime, UUID]


@dataclass(frozen=True)
class Asked:
    """Which events: of which period, of whose people, openings alone or everything."""

    since: date | None = None
    until: date | None = None
    agency_id: UUID | None = None
    everything: bool = False


@dataclass(frozen=True)
class Event:
    id: UUID
    at: datetime
    actor: str  # the name, where it was a person who signs in
    actor_text: str
    agency: str
    verb: str
    kind: str
    subject_id: str
    fields: list[str]


EVENTS = """
WITH about (kind, id) AS ({records})
SELECT event.id, event.at, coalesce(person.name, ''), event.actor_text, coalesce(agency.name, ''), event.verb,
       event.subject_kind, event.subject_id, event.field_names
  FROM about
  JOIN LATERAL (
       SELECT * FROM audit_event of_one
        WHERE of_one.holder_id = %(holder)s AND of_one.subject_kind = about.kind AND of_one.subject_id = about.id
          AND of_one.at >= %(since)s AND of_one.at < %(until)s
          AND (%(everything)s OR of_one.verb = ANY(%(looked)s))
          AND (%(agency)s::uuid IS NULL OR of_one.agency_id = %(agency)s::uuid)
          AND (of_one.at, of_one.id) < (%(before)s, %(before_id)s)
        ORDER BY of_one.at DESC, of_one.id DESC LIMIT %(many)s) event ON true
  LEFT JOIN access_user person ON person.id = event.actor_id
  LEFT JOIN access_agency agency ON agency.id = event.agency_id
 ORDER BY event.at DESC, event.id DESC LIMIT %(many)s
"""
AGENCIES = """
WITH about (kind, id) AS ({records})
SELECT DISTINCT agency.id, agency.name
  FROM about
  JOIN audit_event event ON event.holder_id = %(holder)s AND event.subject_kind = about.kind
                        AND event.subject_id = about.id
  JOIN access_agency agency ON agency.id = event.agency_id
 ORDER BY agency.name
"""
FIRST, LAST = date(2000, 1, 1), date(9000, 1, 1)


def events_about(holder_id: UUID, family_id: UUID, asked: Asked, before: Key | None, many: int = MOST) -> list[Event]:
    """One more than asked for, which says that there are older ones."""
    at, event_id = before or (_start(LAST), UUID(int=2**128 - 1))
    values: dict[str, Any] = {
        "holder": holder_id,
        "family": family_id,
        "since": _start(asked.since or FIRST),
        "until": _start((asked.until or LAST) + timedelta(days=1)),
        "everything": asked.everything,
        "looked": list(LOOKED),
        "agency": asked.agency_id,
        "before": at,
        "before_id": event_id,
        "many": many + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(EVENTS.format(records=all_records()), values)
        return [Event(*row) for row in cursor.fetchall()]


def agencies_about(holder_id: UUID, family_id: UUID) -> Sequence[tuple[UUID, str]]:
    """Whose people are in the log of this family."""
    with connection.cursor() as cursor:
        cursor.execute(AGENCIES.format(records=all_records()), {"holder": holder_id, "family": family_id})
        return [(id, name) for id, name in cursor.fetchall()]


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)
