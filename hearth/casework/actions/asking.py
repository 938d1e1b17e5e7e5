"""What the work asks of people: items on the work list, each asked for in one place."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from hearth.casework.models import Action, Contribution, Episode, FollowUp, LookAgain, Move, Review, Risk, Visit
from hearth.casework.models.reviewing import OUTCOMES
from hearth.casework.rules.clocks import by_the_end_of
from hearth.ui import days
from hearth.worklist import actions as worklist
from hearth.worklist.models import Item

AFTER = "after-a-death-or-loss"
VISIT, REVIEW, FOLLOW_UP, AGREED = "visit", "review", "follow-up", "agreed"
CONTRIBUTION, FOLLOWS, MOVE, RISK = "contribution", "after-review", "move", "risk"
LOOK_AGAIN = "look-again"


def ask_for_visit(visit: Visit) -> Item:
    title = f"Visit {visit.episode.family}, {days.clock(visit.planned_for)}"
    return _ask(visit.episode, VISIT, visit, title, "casework:visit", visit.pk, days.local(visit.planned_for).date())


def ask_for_review(review: Review) -> Item:
    title = f"Review the work with {review.episode.family}"
    return _ask(review.episode, REVIEW, review, title, "casework:review", review.episode_id, review.due)


def ask_for_follow_up(follow_up: FollowUp, again_on: date | None = None, worker_id: UUID | None = None) -> Item:
    """`again_on`: it has been tried, and is tried again, by `worker_id`: the key worker of then may have left."""
    title = f"Go back to {follow_up.episode.family}, {days.plural(follow_up.months, 'month')} on"
    item = _ask(
        follow_up.episode, FOLLOW_UP, follow_up, title, "casework:follow_up", follow_up.pk, again_on or follow_up.due
    )
    if worker_id:
        item.worker_id = worker_id
        item.save(update_fields=["worker_id"])
    return item


def chase_up(agreed: Action, episode: Episode, due: date) -> Item:
    """What somebody agreed to do is asked after, whichever agency they are from."""
    title = f"{episode.family}: ask {agreed.who} about “{shortened(agreed.words)}”"
    return _ask(episode, AGREED, agreed, title, "casework:chase", agreed.pk, due)


def ask_for_contribution(contribution: Contribution, episode: Episode) -> Item:
    """On the list of whoever was asked, if they sign in here; else on the key worker's, who hears from them."""
    said = "say what you see" if contribution.worker_id else f"hear from {contribution.name}"
    item = _ask(
        episode,
        CONTRIBUTION,
        contribution,
        f"{episode.family}, before the review: {said}",
        "casework:contribution",
        contribution.pk,
        contribution.by_when,
    )
    if contribution.worker_id:
        item.worker_id = contribution.worker_id
        item.save(update_fields=["worker_id"])
    return item


def ask_to_follow(review: Review, page: str, due: date) -> Item:
    """What a review decided is to be done by somebody, and not only written down."""
    title = f"{review.episode.family}: {OUTCOMES[review.outcome][0].lower()}{OUTCOMES[review.outcome][1:]}"
    return _ask(review.episode, FOLLOWS, review, title, page, review.episode_id, due)


def ask_for_answer(move: Move) -> Item:
    """Who is asked answers by a time. Whoever is not in Hearth is rung, by the key worker, who has the family."""
    episode = move.episode
    heard_here = move.to_team_id is not None
    return worklist.ask(
        kind=MOVE,
        source=move,
        title=f"{episode.family}: {'answer whether you take over' if heard_here else f'hear from {move.to_agency}'}",
        page="casework:move",
        page_id=move.pk,
        due=move.answer_by,
        team_id=move.to_team_id or episode.team_id,
        worker_id=None if heard_here else episode.key_worker_id,
        urgent=move.direction == "up",
        restricted=episode.family.restricted,
        family_id=episode.family_id,
    )


def ask_about_risk(risk: Risk) -> Item:
    """The whole team, its supervisor among them: what cannot wait is nobody's alone. Assessment and plan may change."""
    return worklist.ask(
        kind=RISK,
        source=risk,
        title=f"{risk.episode.family}: {risk.by_name} saw something that cannot wait",
        page="casework:risk",
        page_id=risk.pk,
        due=risk.noticed_at,
        team_id=risk.episode.team_id,
        urgent=True,
        restricted=risk.episode.family.restricted,
        family_id=risk.episode.family_id,
    )


def ask_to_look_again(look: LookAgain, episode: Episode, due: datetime) -> Item:
    """The key worker decides whether the assessment, or the plan, still holds."""
    return worklist.ask(
        kind=LOOK_AGAIN,
        source=look,
        title=f"{episode.family}: look again at the {look.what}",
        page="casework:look_again",
        page_id=look.pk,
        due=due,
        team_id=episode.team_id,
        worker_id=episode.key_worker_id,
        urgent=True,
        restricted=episode.family.restricted,
        family_id=episode.family_id,
    )


def shortened(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"


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
