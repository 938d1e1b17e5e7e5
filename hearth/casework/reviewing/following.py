"""Whether what a review decided has been done."""

from hearth.casework.models import Episode, Move, PlanVersion, Review
from hearth.casework.reviewing.rules import CHANGE, DOWN, UP, Done, Follows, follows
from hearth.casework.rules.moves import ACCEPTED, ASKED


def latest_held(episode: Episode) -> Review | None:
    """Only the last review's decision is still to be followed."""
    held = Review.objects.filter(holder_id=episode.holder_id, episode=episode, held_on__isnull=False)
    return held.order_by("-held_on", "-id").first()


def what_follows(episode: Episode, latest: Review | None) -> Follows | None:
    """What the last review decided and nobody has done yet."""
    if latest is None:
        return None
    done = Done(
        steps=_steps_since(latest) if latest.outcome in (UP, DOWN) else (),
        planned=latest.outcome == CHANGE and _planned_since(latest),
        closed=episode.closed is not None,
    )
    return follows(latest.outcome, done)


def _steps_since(review: Review) -> list[str]:
    """A step that was declined, or taken back, has led nowhere."""
    steps = Move.objects.filter(holder_id=review.holder_id, episode=review.episode_id, state__in=[ASKED, ACCEPTED])
    return list(steps.filter(asked_at__date__gte=review.held_on).values_list("direction", flat=True))


def _planned_since(review: Review) -> bool:
    plans = PlanVersion.objects.filter(holder_id=review.holder_id, episode=review.episode_id)
    return plans.filter(agreed_on__gte=review.held_on).exists()
