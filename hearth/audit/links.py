"""How one event is bound to the one before it. Plain Python."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SIGNED = [
    "id",
    "chain",
    "seq",
    "holder_id",
    "at",
    "actor_id",
    "actor_text",
    "agency_id",
    "verb",
    "subject_kind",
    "subject_id",
    "field_names",
    "details_digest",
    "previous_hash",
]
BETWEEN = ("previous_hash", "seq")  # neighbours in the canonical order

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode


def digest(details: Mapping[str, Any] | None) -> str:
    """SHA-256 of the details as canonical JSON, or nothing where there are none."""
    if not details:
        return ""
    return hashlib.sha256(_canonical(details).encode()).hexdigest()


def hash_of(event: Mapping[str, Any]) -> str:
    """SHA-256 over every column of the event and the hash of the event before it."""
    signed = {name: event[name] for name in SIGNED}
    signed["at"] = event["at"].isoformat(timespec="microseconds")
    return hashlib.sha256(_canonical(signed).encode()).hexdigest()


def around(event: Mapping[str, Any]) -> tuple[str, str]:
    """What `hash_of` signs, before and after the two values that only the chain's head knows.

    So the database itself can number an event and bind it, in one statement, while it holds the head.
    """
    signed = {name: event[name] for name in SIGNED if name not in BETWEEN}
    signed["at"] = event["at"].isoformat(timespec="microseconds")
    before = _canonical({name: value for name, value in signed.items() if name < BETWEEN[0]})
    after = _canonical({name: value for name, value in signed.items() if name > BETWEEN[-1]})
    return before[:-1] + ',"previous_hash":"', "," + after[1:]
