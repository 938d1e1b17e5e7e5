"""Whether what a review decided has been done."""

from datetime import date
from typing import Protocol

from hearth.casework.models import Episode, Move, PlanVersion, Review
from hearth.casework.reviewing.rules import CHANGE, DOWN, UP, Done, Follows, follows
from hearth.casework.rules.moves import ACCEPTED, ASKED


class Held(Protocol):
    """A review, as a model or as a page tells it."""

    @property
    def held_on(self) -> date | None: ...
    @property
    def outcome(self) -> str: ...


def latest_held(episode: Episode) -> Review | None:
    """Only the last review's decision is still to be followed."""
    held = Review.objects.filter(holder_id=episode.holder_id, episode=episode, held_on__isnull=False)
    return held.order_by("-held_on", "-id").first()


def what_follows(episode: Episode, latest: Held | None) -> Follows | None:
    """What the last review decided and nobody has done yet."""
    if latest is None:
        return None
    done = Done(
        steps=_steps_since(episode, latest) if latest.outcome in (UP, DOWN) else (),
        planned=latest.outcome == CHANGE and _planned_since(episode, latest),
        closed=episode.closed is not None,
    )
    return follows(latest.outcome, done)


def _steps_since(episode: Episode, review: Held) -> list[str]:
    """A step that was declined, or taken back, has led nowhere."""
    steps = Move.objects.filter(holder_id=episode.holder_id, episode=episode, state__in=[ASKED, ACCEPTED])
    return list(steps.filter(asked_at__date__gte=review.held_on).values_list("direction", flat=True))


def _planned_since(episode: Episode, review: Held) -> bool:
    plans = PlanVersion.objects.filter(holder_id=episode.holder_id, episode=episode)
    return plans.filter(agreed_on__gte=review.held_on).exists()
