"""A family the charity works with, and the work itself, as far along as a test needs it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from hearth.access.models import Membership, User
from hearth.access.rules import KEY_WORKER
from hearth.access.viewer import viewer_in
from hearth.casework.actions import (
    Opening,
    Reviewed,
    Visited,
    hold_review,
    open_episode,
    plan_visit,
    record_visit,
)
from hearth.casework.models import Episode
from hearth.casework.queries.episode import people_in
from hearth.families.actions import begin_family
from hearth.families.models import Family
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.ui.days import LONDON

MOTHER = PersonAsTold("mother", False, "Dawn", "Petrova", born=date(1994, 5, 2))
CHILDREN = (
    PersonAsTold("child", True, "Mia", "Petrova", born=date(2017, 3, 9)),
    PersonAsTold("child", True, "Leo", "Petrova", born=date(2020, 11, 30)),
)


def ago(**span: int) -> date:
    return days.today() - timedelta(**span)


def at(day: date, hour: int = 10) -> datetime:
    """Ten in the morning of a day. Of today, where it is not ten yet, a moment ago: a visit done is not to come."""
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)
    return min(moment, datetime.now(LONDON)) if day == days.today() else moment


@pytest.fixture
def hana_at_work(cast: Any) -> Iterator[Any]:
    """The charity's scope is open, and Hana works in it."""
    with holder_scope(cast.hana.holder_id):
        yield cast.hana


@pytest.fixture
def family(hana_at_work: Any) -> Family:
    people = (MOTHER, *CHILDREN)
    return begin_family(name="Petrova", body_id="northmoor", people=people, by=hana_at_work)


@pytest.fixture
def episode(family: Family, hana_at_work: Any) -> Episode:
    """Family Partners, begun twelve weeks ago."""
    return begin(family, hana_at_work)


def begin(family: Family, worker: Any, programme: str = "family_partners", **changes: Any) -> Episode:
    opening = {"opened": ago(weeks=12), "referred": ago(weeks=13), "referral_reasons": ("early_neglect",)}
    if programme != "family_partners":
        opening["referral_reasons"] = ("education", "parenting")
    chosen = Opening(programme=programme, key_worker=worker, **(opening | changes))  # type: ignore[arg-type]
    return open_episode(family=family, opening=chosen, by=worker)


@pytest.fixture
def visited(hana_at_work: Any) -> Callable[..., Any]:
    """`visited(episode, day)`: a visit that was done, everybody seen and the children alone."""

    def make(episode: Episode, day: date) -> Any:
        people = list(people_in(episode))
        visit = plan_visit(episode=episode, planned_for=at(day), by=hana_at_work)
        seen = [each.person_id for each in people]
        alone = [each.person_id for each in people if each.is_child]  # type: ignore[attr-defined]
        what = Visited(done_at=at(day), seen=seen, seen_alone=alone, notes="Breakfast was on the table.")
        return record_visit(visit=visit, visited=what, by=hana_at_work)

    return make


@pytest.fixture
def reviewed(hana_at_work: Any) -> Callable[..., Any]:
    """`reviewed(episode, day, phase="…")`: a review that was held."""

    def make(episode: Episode, day: date, outcome: str = "continue", phase: str = "") -> Any:
        what = Reviewed(day, "Dawn, Hana, the school", "It helps.", "Mornings are calmer.", outcome, phase)
        return hold_review(episode=episode, reviewed=what, by=hana_at_work)

    return make


@pytest.fixture
def through(episode: Episode, visited: Any, reviewed: Any) -> Episode:
    """The same episode, in its last phase, with that phase's review held."""
    visited(episode, ago(weeks=11))
    reviewed(episode, ago(weeks=6), phase="making_changes")
    reviewed(episode, ago(weeks=2), outcome="step_down", phase="moving_on")
    reviewed(episode, ago(weeks=1), outcome="end")
    return Episode.objects.get(pk=episode.pk)


def colleague_of(worker: Any, name: str = "Kim Doe") -> Any:
    """Somebody else who works with families in the same team."""
    user = User.objects.create_user(f"{name.replace(' ', '.').lower()}@example.org", name, "correct horse battery")
    return viewer_in(Membership.objects.create(user=user, team_id=worker.team_id, role=KEY_WORKER, starts=ago(weeks=9)))


def children_of(episode: Episode) -> SimpleNamespace:
    children = [each.person for each in people_in(episode) if each.is_child]  # type: ignore[attr-defined]
    return SimpleNamespace(mia=children[0], leo=children[1])


@pytest.fixture
def hana(episode: Episode, cast: Any, sign_in: Any) -> Any:
    """Hana's browser, signed in, with a family of hers at work."""
    return sign_in(cast.hana)


def day(name: str, on: Any) -> dict[str, str]:
    """A day as the three boxes of a date are sent."""
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}
