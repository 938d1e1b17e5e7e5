"""What the work asks of people: items on the work list, each asked for in one place."""

from datetime import date
from typing import Any
from uuid import UUID

from hearth.casework.models import Episode, FollowUp, Review, Visit
from hearth.casework.rules.clocks import by_the_end_of
from hearth.ui import days
from hearth.worklist import actions as worklist
from hearth.worklist.models import Item

VISIT, REVIEW, FOLLOW_UP = "visit", "review", "follow-up"
AFTER = "after-a-death-or-loss"


def ask_for_visit(visit: Visit) -> Item:
    title = f"Visit {visit.episode.family}, {days.clock(visit.planned_for)}"
    return _ask(visit.episode, VISIT, visit, title, "casework:visit", visit.pk, days.local(visit.planned_for).date())


def ask_for_review(review: Review) -> Item:
    title = f"Review the work with {review.episode.family}"
    return _ask(review.episode, REVIEW, review, title, "casework:review", review.episode_id, review.due)


def ask_for_follow_up(follow_up: FollowUp) -> Item:
    title = f"Go back to {follow_up.episode.family}, {days.plural(follow_up.months, 'month')} on"
    return _ask(follow_up.episode, FOLLOW_UP, follow_up, title, "casework:follow_up", follow_up.pk, follow_up.due)


def warn_of_follow_up(follow_up: FollowUp) -> Item:
    """It stays on the list, so that somebody decides; but not as a reminder to go."""
    title = f"Somebody in {follow_up.episode.family} has died: do not go back before you have decided how"
    return _ask(follow_up.episode, FOLLOW_UP, follow_up, title, "casework:follow_up", follow_up.pk, days.today(), True)


def ask_after(episode: Episode, title: str) -> Item:
    """After a death or a loss: the key worker decides, today."""
    return _ask(episode, AFTER, episode, title, "casework:episode", episode.pk, days.today(), True)


def _ask(
    episode: Episode, kind: str, source: Any, title: str, page: str, page_id: UUID, due: date, urgent: bool = False
) -> Item:
    return worklist.ask(
        kind=kind,
        source=source,
        title=title,
        page=page,
        page_id=page_id,
        due=by_the_end_of(due),
        urgent=urgent,
        team_id=episode.team_id,
        worker_id=episode.key_worker_id,
        restricted=episode.family.restricted,
        family_id=episode.family_id,
    )
