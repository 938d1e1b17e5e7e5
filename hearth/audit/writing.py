"""Write the waiting events as links of their chain."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from hearth.audit.links import BETWEEN, SIGNED, around, digest
from hearth.audit.pending import Waiting

COLUMNS = [name for name in SIGNED if name not in ("chain", *BETWEEN)]
# The head is locked, moved and read in one statement, and the event bound to it: `links.hash_of` gives the same hash.
ADD_LINK = f"""
    WITH head AS (
        UPDATE audit_head SET seq = seq + 1, previous = hash,
               hash = encode(sha256(convert_to(%s || hash || '","seq":' || (seq + 1) || %s, 'UTF8')), 'hex')
        WHERE chain = %s
        RETURNING chain, seq, previous, hash
    )
    INSERT INTO audit_event (chain, seq, previous_hash, hash, {", ".join(COLUMNS)})
    SELECT head.chain, head.seq, head.previous, head.hash, {", ".join(f"event.{name}" for name in COLUMNS)}
    FROM head, json_populate_record(NULL::audit_event, %s) event
"""
BEGIN_CHAIN = "INSERT INTO audit_head (chain, seq, hash, previous) VALUES (%s, 0, '', '') ON CONFLICT DO NOTHING"
ADD_DETAIL = "INSERT INTO audit_detail (event_id, holder_id, body) VALUES (%s, %s, %s)"


def write(waiting: Waiting) -> None:
    """Add the events in order, each at its chain's head. The last thing a transaction does."""
    if not waiting.events:
        return
    chain = waiting.chain
    with connection.cursor() as cursor:
        for event in waiting.events:
            _add(cursor, event | {"chain": chain, "details_digest": digest(waiting.details.get(event["id"]))})
        for event_id, body in waiting.details.items():
            cursor.execute(ADD_DETAIL, [event_id, waiting.holder_id, Jsonb(body)])  # type: ignore[list-item]
    waiting.events.clear()
    waiting.details.clear()


def _add(cursor: Any, event: Mapping[str, Any]) -> None:
    values = (*around(event), event["chain"], json.dumps(event, default=str))
    cursor.execute(ADD_LINK, values)
    if cursor.rowcount == 0:  # the first event of its chain
        cursor.execute(BEGIN_CHAIN, (event["chain"],))
        cursor.execute(ADD_LINK, values)
