"""Whether what a review decided has been done."""

from collections.abc import Sequence
from typing import Any

from hearth.casework.models import Episode, Move, Review
from hearth.casework.reviewing.rules import Done, Follows, follows
from hearth.ui import days


def what_follows(episode: Episode, reviews: Sequence[Review], move: Move | None) -> Follows | None:
    """What the last review decided and nobody has done yet. Reviews have `planned`: a plan was agreed since."""
    latest: Any = max(
        (each for each in reviews if each.held_on), key=lambda each: (each.held_on, each.pk), default=None
    )
    if latest is None:
        return None
    done = Done(
        moved=move is not None and days.local(move.asked_at).date() >= latest.held_on,
        planned=latest.planned,
        closed=episode.closed is not None,
    )
    return follows(latest.outcome, done)
