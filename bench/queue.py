"""The address of a far page of the queue, as the queue itself would give it, found in one step."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse


def address_after(viewer: Any, rows: int) -> str:
    """The page that begins after so many rows of the waiting list: urgent first, then by the clock."""
    from hearth.scope.opening import holder_scope
    from hearth.triage.queries import concerns_for
    from hearth.triage.queue import Key

    with holder_scope(viewer.holder_id):
        waiting = concerns_for(viewer).filter(decided_at=None).order_by("-urgent", "decision_due", "id")
        last = waiting[rows - 1]
    key = Key(last.urgent, last.decision_due, last.pk)
    return f"{reverse('triage:queue')}?{urlencode({'show': 'waiting', 'after': str(key)})}"
