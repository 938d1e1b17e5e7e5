"""Sharing, in plain Python: the parts of a family's page that can be opened, and when one is open."""

from datetime import date, datetime

ITEMS = {
    "people": "Who is in the family, and how old",
    "statuses": "Their statuses in law",
    "help": "Who helps them",
    "worries": "When there were worries (not who told of them, nor their words)",
    "life": "What happened in the family's life",
    "agencies": "What agencies did (not their notes), and what partners told",
    "plan": "The plan: what should be different, and who does what",
}
STRANDS = ("worries", "life", "agencies")
LONGEST_DAYS = 366


class NotAllowed(ValueError):
    """A sentence for whoever tried."""


def is_open(*, refused: bool, withdrawn_at: datetime | None, until: date | None, today: date) -> bool:
    """From the moment it is shared to the end of its last day; over at once when it is withdrawn."""
    return not refused and withdrawn_at is None and until is not None and until >= today
