"""The system behind a request: which key, of which agency, and what it may do. Also the `by=` of what it does."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from hearth.access.keys.hashing import hashes_of
from hearth.access.keys.rules import prefix_of
from hearth.access.models import ApiKey

# Written out, because every request asks it: one row by its hash. Revoked or out of date is as if it never was.
BEHIND = """
    SELECT key.id, key.name, key.agency_id, agency.name, key.scopes, key.last_used_on
    FROM access_apikey key
    JOIN access_agency agency ON agency.id = key.agency_id
    WHERE key.hash = ANY(%s) AND key.revoked_at IS NULL AND key.expires_on >= %s
"""


@dataclass(frozen=True)
class Sender:
    id: UUID  # the key's
    name: str  # the key's
    agency_id: UUID
    agency_name: str
    scopes: tuple[str, ...]
    last_used_on: date | None

    @property
    def text(self) -> str:
        """How the log names it."""
        return f"Key “{self.name}”, {self.agency_name}"


def sender_behind(secret: str, today: date) -> Sender | None:
    """Asked of the database at each request, so that a revoked key is out at once."""
    if not prefix_of(secret):
        return None
    with connection.cursor() as cursor:
        cursor.execute(BEHIND, [hashes_of(secret), today])
        row = cursor.fetchone()
    if row is None:
        return None
    id, name, agency_id, agency_name, scopes, last_used_on = row
    return Sender(id, name, agency_id, agency_name, tuple(scopes), last_used_on)


def note_use(sender: Sender, today: date) -> None:
    """The day only: enough to see a key that nobody uses, too little to follow anybody, and one write a day."""
    if sender.last_used_on is None or sender.last_used_on < today:
        ApiKey.objects.filter(pk=sender.id).update(last_used_on=today)


def note_wait(sender: Sender, today: date) -> None:
    """Whoever looks after the key sees that it asks too often. One write a day here too."""
    ApiKey.objects.filter(pk=sender.id).exclude(asked_to_wait_on=today).update(asked_to_wait_on=today)
