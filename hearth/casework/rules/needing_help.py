"""What in the work needs somebody's help now, in words. Plain Python.

It asks of each family what would be asked in supervision. It counts nobody's hours and ranks nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hearth.ui import days

UNSEEN_AFTER_DAYS = 28
WITHOUT_SUPERVISION_AFTER_DAYS = 42
DRIFT_AFTER_REVIEWS = 2


@dataclass(frozen=True)
class Rating:
    """How far the family said they were with a goal, on a day."""

    goal: object
    on: date
    value: int


@dataclass(frozen=True)
class Standing:
    """What is on record of one family's work."""

    review_due: date | None
    visits_to_write_up: int
    visits_done: int
    visits_least: int
    visits_missed: int
    unseen: Sequence[tuple[str, date | None]]  # children not seen alone for a while, and when they last were
    reviews_held: Sequence[date]
    ratings: Sequence[Rating]
    baselines: Sequence[tuple[object, int]]  # where each goal began
    risk_at: date | None = None  # when something was seen that cannot wait and is still open


def needs(standing: Standing, today: date) -> Iterator[str]:
    """Sentences, the most pressing first; none where nothing does."""
    if standing.risk_at:
        yield f"What was seen on {days.day(standing.risk_at)} cannot wait, and nobody has said what was done."
    for name, last in standing.unseen:
        yield f"{name} has not been seen alone" + (f" since {days.day(last)}." if last else " yet.")
    if standing.review_due and standing.review_due < today:
        yield f"The review is {days.plural((today - standing.review_due).days, 'day')} late."
    if standing.visits_done < standing.visits_least:
        yield f"{standing.visits_done} of at least {standing.visits_least} visits in this phase{_tried(standing)}."
    if drifts(standing):
        yield f"{days.plural(reviews_without_gain(standing), 'review')} in a row, and no goal has moved."
    if standing.visits_to_write_up:
        yield f"{days.plural(standing.visits_to_write_up, 'visit')} to write up."


def _tried(standing: Standing) -> str:
    """Who came and found nobody did not do nothing."""
    return f", and {standing.visits_missed} more tried" if standing.visits_missed else ""


def drifts(standing: Standing) -> bool:
    """A prompt to think again together, and never a verdict on the family or the worker."""
    return bool(standing.baselines) and reviews_without_gain(standing) >= DRIFT_AFTER_REVIEWS


def reviews_without_gain(standing: Standing) -> int:
    """Reviews held since any goal was last rated higher than it had been."""
    gained = last_gain(standing.ratings, standing.baselines)
    return sum(gained is None or held > gained for held in standing.reviews_held)


def last_gain(ratings: Iterable[Rating], baselines: Iterable[tuple[object, int]]) -> date | None:
    best = dict(baselines)
    gained: date | None = None
    for rating in sorted(ratings, key=lambda each: each.on):
        if rating.value > best.get(rating.goal, -1):
            best[rating.goal] = rating.value
            gained = rating.on
    return gained


def supervision_due(last: date | None, today: date) -> bool:
    return last is None or (today - last).days > WITHOUT_SUPERVISION_AFTER_DAYS
