"""Somebody comes back to their report: everything its page says, put together without a holder's scope."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from hearth.concerns.acknowledging import clock_for
from hearth.concerns.presenters.progress import Elsewhere, Progress, elsewhere, progress
from hearth.concerns.promising import Clock
from hearth.concerns.queries import Copy, WayBack, copies_of
from hearth.places.models import ResponsibleBody


@dataclass(frozen=True)
class Standing:
    """Where a report stands, at the council that has it and at any other."""

    council: ResponsibleBody
    stands: Progress
    copies: list[Elsewhere]
    answer_days: int


def standing_of(own: WayBack, secret_hash: str) -> Standing:
    now = timezone.now()
    copies = copies_of(own.reference, secret_hash)
    bodies = _bodies({own.body_id, *(copy.body_id for copy in copies)})
    clock = clock_for(bodies[own.body_id])
    there = [_there(copy, bodies[copy.body_id], now) for copy in copies]
    mine = progress(own, look_due=look_due(clock, own.received_at, own.decision_due), now=now)
    return Standing(bodies[own.body_id], mine, there, clock.answer_days)


def look_due(clock: Clock, received: datetime, decision_due: datetime) -> datetime:
    return clock.acknowledge_due(received, decision_due=decision_due)


def clocks_of(body_ids: set[str]) -> dict[str, Clock]:
    """For a list of reports: a clock for each council, asked once."""
    return {body.pk: clock_for(body) for body in ResponsibleBody.objects.filter(pk__in=body_ids)}


def have_read(reference: str, secret_hash: str) -> None:
    """Whoever has the secret has seen what was written to them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT concerns_have_read(%s, %s)", [reference, secret_hash])


def _there(copy: Copy, body: ResponsibleBody, now: datetime) -> Elsewhere:
    due = look_due(clock_for(body), copy.received_at, copy.decision_due)
    return elsewhere(copy, council=body.name, look_due=due, now=now)


def _bodies(ids: set[str]) -> dict[str, ResponsibleBody]:
    return {body.pk: body for body in ResponsibleBody.objects.filter(pk__in=ids)}
