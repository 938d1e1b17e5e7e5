"""Read the chains again, as the owner, who sees every holder's."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connections

from hearth.audit import anchors
from hearth.audit.erasing import ERASED
from hearth.audit.links import SIGNED, digest, hash_of

COLUMNS = [*SIGNED, "hash"]


def heads(using: str = "owner") -> list[dict[str, Any]]:
    """The newest link of each chain. The application may read them too, to publish them."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT chain, seq, hash FROM audit_head ORDER BY chain")
        return [dict(zip(("chain", "seq", "hash"), row, strict=True)) for row in cursor.fetchall()]


def problems(anchored: Sequence[Mapping[str, Any]] = ()) -> tuple[list[str], int, int]:
    """What is wrong, in sentences; how many events and chains were read. Anchors come from another machine."""
    wanted, found = anchors.wanted(anchored)
    last: dict[str, tuple[int, str]] = {}
    read = 0
    for event in _events():
        read += 1
        chain, seq = event["chain"], event["seq"]
        before_seq, before_hash = last.get(chain, (0, ""))
        found += _broken(event, before_seq, before_hash)
        if wanted.pop((chain, seq), event["hash"]) != event["hash"]:
            found.append(f"{chain}, event {seq}: differs from the head that was published.")
        last[chain] = (seq, event["hash"])
    found += _missing_heads(last)
    found += [f"{chain}, event {seq}: was published and is gone." for (chain, seq) in wanted if seq]
    return found + _changed_details(), read, len(last)


def _broken(event: Mapping[str, Any], before_seq: int, before_hash: str) -> Iterator[str]:
    where = f"{event['chain']}, event {event['seq']}"
    if event["seq"] != before_seq + 1:
        yield f"{where}: the event before it is missing."
    elif event["previous_hash"] != before_hash:
        yield f"{where}: does not follow from the event before it."
    if hash_of(event) != event["hash"]:
        yield f"{where}: was changed after it was written."


def _missing_heads(last: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    for head in heads():
        if last.get(head["chain"], (0, "")) != (head["seq"], head["hash"]):
            yield f"{head['chain']}: its newest events are not those its head names."


def _events() -> Iterable[dict[str, Any]]:
    """Streamed in chain order: a log of millions is not held in memory."""
    connections["owner"].ensure_connection()
    plain = connections["owner"].connection
    with plain.transaction(), plain.cursor(name="audit_events") as cursor:
        cursor.itersize = 5000
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM audit_event ORDER BY chain, seq")
        for row in cursor:
            yield dict(zip(COLUMNS, row, strict=True))


DETAILS = """
SELECT event.chain, event.seq, event.details_digest, detail.event_id, detail.body
  FROM audit_detail detail LEFT JOIN audit_event event ON event.id = detail.event_id
"""
GONE = """
SELECT event.chain, event.seq
  FROM audit_event event
 WHERE event.details_digest <> ''
   AND NOT EXISTS (SELECT FROM audit_detail detail WHERE detail.event_id = event.id)
   AND NOT EXISTS (SELECT FROM audit_event certificate
                    WHERE certificate.holder_id = event.holder_id AND certificate.verb = %s
                      AND certificate.subject_kind = 'audit.auditevent' AND certificate.subject_id = event.id::text)
 ORDER BY event.chain, event.seq
"""


def _changed_details() -> list[str]:
    """Details may be erased, with an entry that says so; never altered, and never merely gone."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(DETAILS)
        found = [
            f"{chain}, event {seq}: its details were changed." if chain else f"Details {event_id} belong to no event."
            for chain, seq, wanted, event_id, body in cursor.fetchall()
            if not chain or digest(_plain(body)) != wanted
        ]
        cursor.execute(GONE, [ERASED])
        gone = [f"{chain}, event {seq}: its details are gone, and nobody says why." for chain, seq in cursor.fetchall()]
    return found + gone


def _plain(body: Any) -> Any:
    return json.loads(body) if isinstance(body, str) else body
