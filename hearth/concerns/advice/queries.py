"""For staff, the council's open questions; for whoever asked, their own, through narrow functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from hearth.access.viewer import Viewer
from hearth.concerns.advice.models import AdviceRequest
from hearth.concerns.queries import Written


@dataclass(frozen=True)
class OwnQuestion:
    """What whoever asked may know of their own question."""

    request_id: UUID
    holder_id: UUID
    reference: str
    body_id: str
    asked_at: datetime
    answer_due: datetime
    closed_at: datetime | None
    asker_told: str
    lives_postcode: str
    concern_reference: str | None
    decided_at: datetime | None
    public_answer: str | None


@dataclass(frozen=True)
class AskedBefore:
    """A question on a professional's own list, with the latest that was written back."""

    reference: str
    body_id: str
    asked_at: datetime
    answer_due: datetime
    answer: str | None


def requests_for(viewer: Viewer) -> QuerySet[AdviceRequest]:
    """The council's questions. One that became a worry for managers alone is theirs alone, too."""
    requests = AdviceRequest.objects.filter(holder_id=viewer.holder_id)
    return requests if viewer.sees_restricted else requests.exclude(concern__confined=True)


def can_be_answered(request: AdviceRequest) -> bool:
    """Whether whoever asked may still read an answer: not once it is kept from them. See `concerns.keeping_from`."""
    return own_question(request.reference, request.way_back_hash) is not None


def kept_under(holder_id: UUID, key_hash: str) -> str:
    """The reference of a question asked before under this key, or nothing."""
    row = _first("SELECT advice_receipt(%s, %s)", holder_id, key_hash)
    return str(row[0]) if row and row[0] else ""


def own_question(reference: str, secret_hash: str) -> OwnQuestion | None:
    """None for a wrong reference and a wrong secret alike."""
    row = _first("SELECT * FROM advice_way_back(%s, %s)", reference, secret_hash)
    return OwnQuestion(*row) if row else None


def said_about(reference: str, secret_hash: str) -> Sequence[Written]:
    """What was said to and fro, oldest first. What staff note of a call stays with them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM advice_entries(%s, %s)", [reference, secret_hash])
        rows = cursor.fetchall()
    return [Written(by, words, at, read_at=at) for by, words, at in rows]  # which are new, advice does not say


def asked_by(user_id: UUID | None, work_address: str) -> Sequence[AskedBefore]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM advice_asked_by(%s, %s)", [user_id, work_address])
        return [AskedBefore(*row) for row in cursor.fetchall()]


def _first(statement: str, *values: UUID | str) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
