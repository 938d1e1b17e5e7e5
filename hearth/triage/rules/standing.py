"""Where a worry stands, worked out from what has happened to it. Plain Python."""

from datetime import datetime
from uuid import UUID

WAITING, TAKEN, DECIDED = "waiting", "taken", "decided"


class NotNow(ValueError):
    """What somebody wants to do can no longer be done. A sentence that says why."""


def standing(taken_by: UUID | None, decided_at: datetime | None) -> str:
    if decided_at:
        return DECIDED
    return TAKEN if taken_by else WAITING


def check_undecided(decided_at: datetime | None, in_words: str) -> None:
    if decided_at:
        raise NotNow(in_words)


def check_free(taken_by: UUID | None, taken_by_name: str, by: UUID, *, over: bool) -> None:
    """Taking one's own again changes nothing; somebody else's only when one may take over."""
    if taken_by not in (None, by) and not over:
        raise NotNow(f"{taken_by_name} has already taken this. Speak with them, or ask the duty manager.")
