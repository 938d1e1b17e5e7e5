"""Worries that have arrived at Northmoor, and the family next door, which it knows."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.audit.actors import PUBLIC
from hearth.concerns.actions import report
from hearth.concerns.models import Concern
from hearth.concerns.queries import destination_of_id
from hearth.concerns.telling import ChildAsTold, Telling
from hearth.families.actions import begin_family
from hearth.families.models import Family
from hearth.families.telling import PersonAsTold
from hearth.referrals.rules import Asking
from hearth.scope.opening import holder_scope, intake_scope
from hearth.triage.rules.deciding import Choice, Held
from tests.cast import Cast

ACCOUNT = "  The garden is full of glass.\nThey play there – barefoot.  \N{CHILD}\n"
MAYA = ChildAsTold(given_names="Maya", family_name="Fenn", born=date(2019, 4, 2))
Tell = Callable[..., Concern]


@pytest.fixture
def tell(cast: Cast) -> Tell:
    """`tell(account="…")`: a worry arrives, as the public page sends it."""

    def arrive(**told: Any) -> Concern:
        to = destination_of_id(told.pop("council", "northmoor"))
        assert to is not None
        what = {"account": ACCOUNT, "route": "public", "children": (MAYA,), "lives_postcode": "NM1 1AA"} | told
        with intake_scope(to.holder_id):
            receipt = report(telling=Telling(to=to, key=str(uuid7()), **what), by=PUBLIC)
        with holder_scope(to.holder_id):
            return Concern.objects.get(pk=receipt.concern_id)

    return arrive


@pytest.fixture
def concern(tell: Tell) -> Concern:
    return tell()


@pytest.fixture
def fenns(cast: Cast) -> Family:
    """A family on record: Maya, whom worries are about, and her mother."""
    people = [
        PersonAsTold("child", True, "Maya", "Fenn", born=date(2019, 4, 2)),
        PersonAsTold("mother", False, "Carol", "Fenn"),
    ]
    with holder_scope(cast.tess.holder_id):
        return begin_family(name="Fenn", body_id="northmoor", people=people, by=cast.tess)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def held_by(viewer: Any, **changes: Any) -> Held:
    parts: dict[str, Any] = {
        "by_name": viewer.name,
        "by_id": viewer.id,
        "team_id": viewer.team_id,
        "doing": "See Maya each day and talk with her mother.",
        "until": in_days(14),
        "family_told": True,
    }
    return Held(**(parts | changes))


UNFOUNDED = Choice(level="universal", outcome="no_further_action", reasons="The glass was cleared in May.")
HARM = Choice(
    level="statutory",
    outcome="strategy_discussion",
    reasons="A baby was alone all night.",
    indicators=("statutory_left",),
)


def advice(viewer: Any, **changes: Any) -> Choice:
    """Early help, with somebody who holds the child."""
    parts: dict[str, Any] = {
        "level": "early_help",
        "outcome": "advice_to_referrer",
        "reasons": "Small worries that keep coming back.",
        "indicators": ("early_help_home_slipping",),
        "held": held_by(viewer),
        "public_answer": "Thank you for telling us.",
    }
    return Choice(**(parts | changes))


def programme(viewer: Any, team_id: Any) -> Choice:
    """Early help by a programme, held until its worker has met the family."""
    asking = Asking("family_partners", "Please help with the home.", "Public task", True, "", ("home_conditions",))
    return advice(viewer, outcome="early_help_programme", asking=asking, to_team_id=team_id)
