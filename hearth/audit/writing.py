"""Write the waiting events as links of their chain."""

from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from hearth.audit.links import SIGNED, digest, hash_of
from hearth.audit.pending import Waiting

COLUMNS = [*SIGNED, "hash"]


def write(waiting: Waiting) -> None:
    """Lock the chain's head, add the events in order, move the head. The last thing a transaction does."""
    if not waiting.events:
        return
    chain = waiting.chain
    with connection.cursor() as cursor:
        seq, previous = _lock_head(cursor, chain)
        rows: list[dict[str, Any]] = []
        for event in waiting.events:
            seq += 1
            event |= {"chain": chain, "seq": seq, "previous_hash": previous}
            event["details_digest"] = digest(waiting.details.get(event["id"]))
            previous = event["hash"] = hash_of(event)
            rows.append(event)
        _insert(cursor, rows)
        cursor.execute("UPDATE audit_head SET seq = %s, hash = %s WHERE chain = %s", (seq, previous, chain))
        for event_id, body in waiting.details.items():
            cursor.execute(
                "INSERT INTO audit_detail (event_id, holder_id, body) VALUES (%s, %s, %s)",
                [event_id, waiting.holder_id, Jsonb(body)],  # type: ignore[list-item]
            )
    waiting.events.clear()
    waiting.details.clear()


def _lock_head(cursor: Any, chain: str) -> tuple[int, str]:
    """The newest link of the chain. DO UPDATE takes the row's lock and returns it, whether or not it was there."""
    cursor.execute(
        "INSERT INTO audit_head (chain, seq, hash) VALUES (%s, 0, '') "
        "ON CONFLICT (chain) DO UPDATE SET chain = excluded.chain RETURNING seq, hash",
        (chain,),
    )
    seq, previous = cursor.fetchone()
    return seq, previous


def _insert(cursor: Any, rows: list[dict[str, Any]]) -> None:
    one = "(" + ", ".join(["%s"] * len(COLUMNS)) + ")"
    values = [row[column] for row in rows for column in COLUMNS]
    statement = f"INSERT INTO audit_event ({', '.join(COLUMNS)}) VALUES {', '.join([one] * len(rows))}"
    cursor.execute(statement, values)
