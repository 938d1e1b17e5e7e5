"""Restricted records, in plain Python: how long a grant lasts, and what a record's number looks like."""

import re
import secrets
from datetime import datetime, timedelta

LASTS = timedelta(hours=1)
REVIEW_WITHIN_DAYS = 2
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is heard or read as something else
GROUP, GROUPS = 4, 2


class NotAllowed(ValueError):
    """A sentence for whoever tried."""


def new_number() -> str:
    """R-7K3M-2PQX"""
    return "R-" + "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def number_in(typed: str) -> str:
    """The number as it is kept, from whatever way it was typed; nothing where it is none."""
    plain = re.sub(r"[\s\-–]", "", typed).upper()
    plain = plain.removeprefix("R") if len(plain) == GROUP * GROUPS + 1 else plain
    if len(plain) != GROUP * GROUPS or not set(plain) <= set(ALPHABET):
        return ""
    return f"R-{plain[:GROUP]}-{plain[GROUP:]}"


def ends(begins: datetime) -> datetime:
    return begins + LASTS


def in_force(begins: datetime, until: datetime, now: datetime) -> bool:
    """To the minute: at `until` itself it is over."""
    return begins <= now < until
