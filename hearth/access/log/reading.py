"""What an address says of a period and of a place in the log. What somebody has altered in it says nothing."""

from datetime import date, datetime
from uuid import UUID


def read_day(text: str) -> date | None:
    try:
        read = date.fromisoformat(text)
    except ValueError:
        return None
    return read if 2000 <= read.year < 9000 else None


def read_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def read_key(text: str) -> tuple[datetime, UUID] | None:
    """Where a page begins: a moment, and the event that stands there."""
    at, _, event = text.partition("_")
    try:
        moment, id = datetime.fromisoformat(at), UUID(event)
    except ValueError:
        return None
    return (moment, id) if moment.tzinfo else None


def key_of(at: datetime, id: UUID) -> str:
    return f"{at.isoformat()}_{id}"
