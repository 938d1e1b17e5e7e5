"""A professional disagrees: which level answers next, and who may. Plain Python."""

from collections.abc import Collection, Sequence
from uuid import UUID

from hearth.practice.definitions.nation import ChallengeLevel


def next_level(levels: Sequence[ChallengeLevel], raised: Collection[str]) -> ChallengeLevel | None:
    """The lowest level that has not been asked yet; none when every level has been."""
    return next((level for level in levels if level.id not in raised), None)


def may_answer(by: UUID, decided: Collection[UUID | None]) -> bool:
    """Somebody else than whoever made the decision, or agreed to it."""
    return by not in decided
