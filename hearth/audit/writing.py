"""Write the waiting events as links of their chain."""

import json

from django.db import connection
from psycopg.types.json import Jsonb

from hearth.audit.links import around, digest
from hearth.audit.pending import Waiting

ADD = "SELECT audit_add(%s, %s, %s)"  # locks the head, numbers the event, binds it, moves the head
ADD_DETAIL = "INSERT INTO audit_detail (event_id, holder_id, body) VALUES (%s, %s, %s)"

_written = json.JSONEncoder(default=str).encode


def write(waiting: Waiting) -> None:
    """Add the events in order, each at its chain's head. The last thing a transaction does."""
    if not waiting.events:
        return
    chain = waiting.chain
    with connection.cursor() as cursor:
        for event in waiting.events:
            event |= {"chain": chain, "details_digest": digest(waiting.details.get(event["id"]))}
            cursor.execute(ADD, (*around(event), _written(event)))
        for event_id, body in waiting.details.items():
            cursor.execute(ADD_DETAIL, [event_id, waiting.holder_id, Jsonb(body)])  # type: ignore[list-item]
    waiting.events.clear()
    waiting.details.clear()
